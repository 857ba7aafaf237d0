using Dapper;
using FamilyChat.Actors;
using FamilyChat.Actors.MusicQueries;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>The language among the page's preferences, which the server otherwise only keeps.</summary>
sealed class ChosenLanguages(AppDatabase database) : IMemberLanguages
{
    public async Task<string?> OfAsync(MemberId member, CancellationToken cancellation)
    {
        using var connection = database.Open();
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "SELECT preferences ->> '$.language' FROM members WHERE id = @id", new { id = member.Value }, cancellationToken: cancellation));
    }
}
