using FamilyChat.Web.Accounts;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Admin.Settings;
using FamilyChat.Web.Chat;
using FamilyChat.Web.Conversations;
using FamilyChat.Web.Conversations.Export;
using FamilyChat.Web.ModelServers;
using FamilyChat.Web.MusicLibrary;
using FamilyChat.Web.Operations;
using FamilyChat.Web.Operations.Commands;
using FamilyChat.Web.Page;
using FamilyChat.Web.Search;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;

return await FamilyChatCommand.RunAsync(
    args,
    builder =>
    {
        builder.AddSettings();
        builder.AddOperations();
        builder.AddStorage();
        builder.AddAccounts();
        builder.AddWebSecurity();
        builder.AddModelServer();
        builder.AddMusicLibrary();
        builder.AddChat();
        builder.AddAudit();
        builder.AddSearch();
    },
    app =>
    {
        app.UseOperations();
        app.UseWebSecurity();
        app.UsePage();
        app.MapGroup("").AddEndpointFilter<RefusalEndpointFilter>().MapAccounts();
        app.MapConversations();
        app.MapExports();
        app.MapSearch();
        app.MapModels();
        app.MapChat();
        app.MapMusicLibrary();
        app.MapAuditing();
        app.MapSettings();
        app.MapOperations();
        app.MapPage();
    });
