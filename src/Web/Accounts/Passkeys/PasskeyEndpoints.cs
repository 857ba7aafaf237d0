using System.Buffers.Text;
using System.Text.Json;
using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Signing in with a fingerprint or a device's PIN instead of a password. Browsers offer it over HTTPS and on localhost only. A passkey that checked
/// its owner is two factors by itself, so no authenticator code is asked for.
/// </summary>
static class PasskeyEndpoints
{
    const string Json = "application/json";
    const int MostPerMember = 20;

    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/session/passkey/options", SignInOptionsAsync).RequireRateLimiting(RateLimits.Credentials);
        routes.MapPost("/api/session/passkey", SignInAsync).RequireRateLimiting(RateLimits.Credentials);
        var own = routes.MapGroup("/api/passkeys").RequireAuthorization(AccessPolicies.Member);
        own.MapGet("", ListAsync);
        own.MapPost("options", CreationOptionsAsync).RequireRateLimiting(RateLimits.Credentials);
        own.MapPost("", AddAsync);
        own.MapDelete("{id}", RemoveAsync);
    }

    static async Task<ContentHttpResult> SignInOptionsAsync(SignInManager<MemberAccount> identity) =>
        TypedResults.Content(await identity.MakePasskeyRequestOptionsAsync(user: null), Json);

    static async Task<Results<Ok<UserAnswer>, ProblemHttpResult>> SignInAsync(
        PasskeySignInRequest request, HttpContext context, SignInManager<MemberAccount> identity, PasskeyStore store, SessionStarter sessions, CancellationToken cancel)
    {
        var result = await Passkeys.AssertAsync(identity, request.Credential);
        if (result is not { Succeeded: true, User.Disabled: false } || !await store.NoteUseAsync(result.User.Id, result.Passkey, cancel))
            return Refusal.BadPasskey.ToResult(context);
        await sessions.StartAsync(context, result.User, request.Remember);
        return TypedResults.Ok(new UserAnswer(result.User.ToDto()));
    }

    static async Task<Results<Ok<IEnumerable<PasskeyDto>>, ProblemHttpResult>> ListAsync(
        HttpContext context, MemberStore members, PasskeyStore store, CancellationToken cancel)
    {
        if (await members.FindAccountAsync(context.User.MemberId(), cancel) is not { } account) return Problems.NotFound();
        return TypedResults.Ok((await store.GetPasskeysAsync(account, cancel))
            .Select(passkey => new PasskeyDto(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "", passkey.CreatedAt)));
    }

    static async Task<Results<ContentHttpResult, ProblemHttpResult>> CreationOptionsAsync(
        PasswordRequest request, HttpContext context, OwnAccount own, PasskeyStore store, SignInManager<MemberAccount> identity, CancellationToken cancel)
    {
        var outcome = await own.ConfirmAsync(context, request.Password, cancel);
        if (outcome.Value is not { } account) return outcome.Refusal!.ToResult(context);
        if ((await store.GetPasskeysAsync(account, cancel)).Count >= MostPerMember)
            return TooMany();
        var entity = new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName, DisplayName = account.DisplayName };
        return TypedResults.Content(await identity.MakePasskeyCreationOptionsAsync(entity), Json);
    }

    static async Task<Results<Created<PasskeyDto>, ProblemHttpResult>> AddAsync(
        AddPasskeyRequest request, HttpContext context, MemberStore members, PasskeyStore store, SignInManager<MemberAccount> identity,
        CancellationToken cancel)
    {
        var name = DisplayNameRules.Clean(request.Name) ?? DeviceName.From(context.Request.Headers.UserAgent);
        var result = await Passkeys.AttestAsync(identity, request.Credential);
        var account = await members.FindAccountAsync(context.User.MemberId(), cancel);
        if (account is null || result is not { Succeeded: true } || result.UserEntity.Id != account.Id.ToString())
            return Problems.Of(StatusCodes.Status400BadRequest, "bad-passkey", "This passkey could not be taken. Begin again.");
        result.Passkey.Name = name;
        // That it is known already, the ceremony has refused; two ceremonies begun at nineteen end in one too many.
        if (!await store.AddAsync(account.Id, result.Passkey, MostPerMember, cancel)) return TooMany();
        var id = Base64Url.EncodeToString(result.Passkey.CredentialId);
        return TypedResults.Created($"/api/passkeys/{id}", new PasskeyDto(id, name, result.Passkey.CreatedAt));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string id, HttpContext context, PasskeyStore store, CancellationToken cancel) =>
        Base64Url.IsValid(id) && await store.RemoveAsync(context.User.MemberId(), Base64Url.DecodeFromChars(id), cancel)
            ? TypedResults.NoContent()
            : Problems.NotFound();

    static ProblemHttpResult TooMany() =>
        Problems.Of(StatusCodes.Status409Conflict, "too-many-passkeys", $"An account has at most {MostPerMember} passkeys; remove one first.");
}

/// <param name="Credential">What <c>navigator.credentials.get()</c> gave, as its <c>toJSON()</c>.</param>
sealed record PasskeySignInRequest(JsonElement Credential, bool Remember = false);

/// <param name="Credential">What <c>navigator.credentials.create()</c> gave, as its <c>toJSON()</c>.</param>
/// <param name="Name">What the member calls it; the browser's name unless said.</param>
sealed record AddPasskeyRequest(JsonElement Credential, string? Name = null);

sealed record PasskeyDto(string Id, string Name, DateTimeOffset CreatedAt);
