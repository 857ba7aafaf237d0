using FamilyChat.Web.Accounts;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Admin.Settings;
using FamilyChat.Web.Chat;
using FamilyChat.Web.Conversations;
using FamilyChat.Web.Conversations.Export;
using FamilyChat.Web.ModelServers;
using FamilyChat.Web.Operations;
using FamilyChat.Web.Page;
using FamilyChat.Web.Search;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;

var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    // A published FamilyChat finds its page beside itself, wherever it is started from.
    ContentRootPath = published ? AppContext.BaseDirectory : null,
});
builder.AddSettings();
builder.AddStorage();
builder.AddAccounts();
builder.AddWebSecurity();
builder.AddModelServer();
builder.AddChat();
builder.AddAudit();
builder.AddSearch();

var app = builder.Build();
app.UseWebSecurity();
app.UsePage();
app.MapAccounts();
app.MapConversations();
app.MapExports();
app.MapSearch();
app.MapModels();
app.MapChat();
app.MapAuditing();
app.MapSettings();
app.MapHealth();
app.MapPage();
await app.RunAsync();
