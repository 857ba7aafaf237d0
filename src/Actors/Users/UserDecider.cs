using FamilyChat.Actors.Conversations;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Users;

/// <summary>What a member's command leads to: a refusal, or events.</summary>
public readonly record struct UserDecision(Refusal? Refused, IReadOnlyList<IUserEvent> Events)
{
    public static UserDecision Refuse(Refusal refusal) => new(refusal, []);

    public static UserDecision Do(params IReadOnlyList<IUserEvent> events) => new(null, events);
}

/// <summary>The rules of a member's list and of what the member may send. Pure.</summary>
public static class UserDecider
{
    public const int TitleLength = 200;

    public static UserDecision Decide(UserState state, IUserCommand command, DateTimeOffset now, ChatOptions options) => command switch
    {
        CreateConversation c => Create(state, c, now),
        ChangeConversation c => Find(state, c.Id, now, options, entry => Change(entry, c, now)),
        DeleteConversation c => Find(state, c.Id, now, options, entry =>
            entry.DeletedAt is null ? UserDecision.Do(new ConversationDeleted(c.Member, c.Id, now)) : UserDecision.Do()),
        RestoreConversation c => Find(state, c.Id, now, options, entry =>
            entry.DeletedAt is null ? UserDecision.Do() : UserDecision.Do(new ConversationRestored(c.Member, c.Id, now))),
        SuggestTitle c => Find(state, c.Id, now, options, entry =>
            entry.TitleSource == TitleSource.Member || Titles.Clean(c.Title) is not { } title
                ? UserDecision.Do()
                : UserDecision.Do(new ConversationRenamed(c.Member, c.Id, now, title, TitleSource.Model))),
        ConversationMoved c => state.Conversations.TryGetValue(c.Id, out var entry) ? Move(entry, c) : UserDecision.Do(),
        ChangePolicy c => UserDecision.Do(new PolicyChanged(c.Member, now, c.By, state.Policy.With(c.Rules, c.Policy))),
        NoteAccountEvent { Event: ILookEvent look } => state.HasSeen(look) ? UserDecision.Do() : UserDecision.Do(look),
        NoteAccountEvent c => UserDecision.Do(c.Event),
        _ => UserDecision.Refuse(Refusal.NotFound),
    };

    /// <summary>Whether a message may be sent now, and with which model and instructions.</summary>
    /// <param name="uncounted">For a question, how many others have been let through that <paramref name="state"/> does not count yet; null for what is no question.</param>
    public static Admission Admit(
        UserState state, ConversationEntry entry, string? model, ChatTask? task, int? uncounted, DateTimeOffset now, ChatOptions options)
    {
        var policy = state.Policy;
        var chosen = model ?? entry.Model;
        return new Admission(Refuse(), task ?? entry.Task, chosen ?? (policy.Models is [var only, ..] ? only : null), policy.SystemPrompt)
        {
            ParentTopics = state.Role == Role.Child ? policy.ParentTopics : null,
        };

        Refusal? Refuse()
        {
            var local = TimeZoneInfo.ConvertTime(now, options.TimeZone);
            if (policy.QuietHours?.Contains(TimeOnly.FromDateTime(local.DateTime)) == true)
                return Refusal.QuietHours;
            if (chosen is not null && policy.Models is { Count: > 0 } models && !models.Contains(chosen, StringComparer.Ordinal))
                return Refusal.ModelNotAllowed;
            return uncounted is { } more && policy.MessagesPerDay is { } limit && SentOn(state, local.Date, options) + more >= limit
                ? Refusal.DailyLimit
                : null;
        }
    }

    /// <summary>Newest first, pinned ones on top; renaming changes nothing here.</summary>
    public static IReadOnlyList<ConversationEntry> List(UserState state, ConversationListView view, DateTimeOffset now, ChatOptions options) =>
        [.. state.Conversations.Keys
            .Select(id => state.Find(id, now, options))
            .OfType<ConversationEntry>()
            .Where(e => view switch
            {
                ConversationListView.Trash => e.DeletedAt is not null,
                ConversationListView.Archived => e.DeletedAt is null && e.Archived,
                _ => e.DeletedAt is null && !e.Archived,
            })
            .OrderByDescending(e => e.Pinned)
            .ThenByDescending(e => e.LastMessageAt ?? e.CreatedAt)
            .ThenByDescending(e => e.Id.Value)];

    private static UserDecision Create(UserState state, CreateConversation c, DateTimeOffset now)
    {
        if (state.Conversations.ContainsKey(c.Id))
            return UserDecision.Do();
        if (c.Title is null)
            return UserDecision.Do(new ConversationCreated(c.Member, c.Id, now, Titles.Placeholder, TitleSource.Placeholder, c.Task, c.Model));
        return Titles.Clean(c.Title) is { } title
            ? UserDecision.Do(new ConversationCreated(c.Member, c.Id, now, title, TitleSource.Member, c.Task, c.Model))
            : UserDecision.Refuse(Refusal.InvalidTitle);
    }

    private static UserDecision Change(ConversationEntry entry, ChangeConversation c, DateTimeOffset now)
    {
        var events = new List<IUserEvent>();
        if (c.Title is not null)
        {
            if (Titles.Clean(c.Title) is not { } title)
                return UserDecision.Refuse(Refusal.InvalidTitle);
            if (title != entry.Title || entry.TitleSource != TitleSource.Member)
                events.Add(new ConversationRenamed(c.Member, c.Id, now, title, TitleSource.Member));
        }

        if (c.Pinned is { } pinned && pinned != entry.Pinned)
            events.Add(new ConversationPinned(c.Member, c.Id, now, pinned));
        if (c.Archived is { } archived && archived != entry.Archived)
            events.Add(new ConversationArchived(c.Member, c.Id, now, archived));
        if ((c.Task is { } task && task != entry.Task) || (c.Model is { } model && model != entry.Model))
            events.Add(new ConversationRetasked(c.Member, c.Id, now, c.Task ?? entry.Task, c.Model ?? entry.Model));
        return UserDecision.Do(events);
    }

    private static UserDecision Move(ConversationEntry entry, ConversationMoved c)
    {
        if (IsTold(entry, c))
            return UserDecision.Do();
        var events = new List<IUserEvent> { new ConversationTouched(c.Member, c.Id, c.At, c.Question) };
        if (c.FirstWords is { } words && entry.TitleSource == TitleSource.Placeholder && Titles.FromFirstWords(words) is { } title)
            events.Add(new ConversationRenamed(c.Member, c.Id, c.At, title, TitleSource.FirstWords));
        if (c.Question is not null && (c.Task != entry.Task || (c.Model is not null && c.Model != entry.Model)))
            events.Add(new ConversationRetasked(c.Member, c.Id, c.At, c.Task, c.Model ?? entry.Model));
        return UserDecision.Do(events);
    }

    /// <summary>
    /// A conversation that is opened tells its newest again. A question is known by its id: its time says nothing, the clock may have been set
    /// back, and one that is not counted would be one more than the day allows.
    /// </summary>
    private static bool IsTold(ConversationEntry entry, ConversationMoved c) =>
        c.Question is { } question && entry.LastQuestion is { } last ? question == last : entry.LastMessageAt >= c.At;

    private static UserDecision Find(
        UserState state, ConversationId id, DateTimeOffset now, ChatOptions options, Func<ConversationEntry, UserDecision> decide) =>
        state.Find(id, now, options) is { } entry ? decide(entry) : UserDecision.Refuse(Refusal.NotFound);

    private static int SentOn(UserState state, DateTime day, ChatOptions options) =>
        state.Sent.Count(at => TimeZoneInfo.ConvertTime(at, options.TimeZone).Date == day);
}
