using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using FamilyChat.Web.Conversations;
using FamilyChat.Web.ModelServers;
using FamilyChat.Web.MusicLibrary;
using FamilyChat.Web.Operations;
using FamilyChat.Web.Page;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;

var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    // A published FamilyChat finds its page beside itself, wherever it is started from.
    ContentRootPath = published ? AppContext.BaseDirectory : null,
});
builder.AddStorage();
builder.AddAccounts();
builder.AddWebSecurity();
builder.AddModelServer();
builder.AddMusicLibrary();
builder.AddChat();

var app = builder.Build();
app.UseWebSecurity();
app.UsePage();
app.MapAccounts();
app.MapConversations();
app.MapModels();
app.MapChat();
app.MapMusicLibrary();
app.MapHealth();
app.MapPage();
await app.RunAsync();
