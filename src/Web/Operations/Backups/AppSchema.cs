using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Backups;

/// <summary>The newest schema of <c>app.db</c> that this build knows.</summary>
static class AppSchema
{
    public static int Known { get; } = Migration.ReadFrom(typeof(AppDatabase).Assembly, AppDatabase.MigrationFolder).Count;
}
