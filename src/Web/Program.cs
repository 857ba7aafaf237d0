using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using FamilyChat.Web.Conversations;
using FamilyChat.Web.ModelServers;
using FamilyChat.Web.Operations;
using FamilyChat.Web.Operations.Commands;
using FamilyChat.Web.Page;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;

return await FamilyChatCommand.RunAsync(
    args,
    builder =>
    {
        builder.AddOperations();
        builder.AddStorage();
        builder.AddAccounts();
        builder.AddWebSecurity();
        builder.AddModelServer();
        builder.AddChat();
    },
    app =>
    {
        app.UseOperations();
        app.UseWebSecurity();
        app.UsePage();
        app.MapAccounts();
        app.MapConversations();
        app.MapModels();
        app.MapChat();
        app.MapOperations();
        app.MapPage();
    });
