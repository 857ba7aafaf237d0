using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Starting;

static class StartingExtensions
{
    public static void AddStarting(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => DataDirectoryLock.Take(services.GetRequiredService<DataDirectory>().Root));
        builder.Services.AddHostedService<Greeting>();
    }
}
