using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.Hosting;
using FamilyChat.Actors;
using FamilyChat.Actors.Hosting;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Admin;
using FamilyChat.Web.ModelServers;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Chat;

public static class ChatExtensions
{
    /// <summary>
    /// Bytes of frames a connection may have waiting before its feed holds back, where text is merged for nothing. More would only
    /// put a slow reader further behind.
    /// </summary>
    private const int WrittenAhead = 2 * 1024;

    /// <summary>The actor system and the hub.</summary>
    public static void AddChat(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveChatOptions>();
        builder.Services.AddSingleton<Func<ChatOptions>>(services => () => services.GetRequiredService<LiveChatOptions>().Current);
        builder.Services.AddSingleton<Household>();
        builder.Services.AddSingleton<OpenConnections>();
        builder.Services.AddSingleton<IAccountEvents>(services => services.GetRequiredService<OpenConnections>());
        builder.Services.AddSingleton<IServerFacts, ServerFacts>();
        builder.Services.AddSingleton<IMemberPolicies, MemberPolicies>();
        builder.Services.AddAkka(FamilyChatActors.SystemName, (akka, services) =>
        {
            var journal = services.GetRequiredService<DataDirectory>().PrivateFile("journal.db");
            JournalFile.Prepare(journal);
            var slots = services.GetRequiredService<IOptionsMonitor<ModelServerOptions>>();
            akka.ConfigureLoggers(loggers => loggers.AddLoggerFactory())
                .WithFamilyChatActors(services, journal, () => slots.CurrentValue.Slots);
        });

        builder.Services.ConfigureHttpJsonOptions(o => Configure(o.SerializerOptions));
        var longest = LiveChatOptions.Read(builder.Configuration).MessageLength;
        builder.Services.AddSignalR(o =>
        {
            o.AddFilter<RefusalFilter>();
            o.AddFilter<SessionUseFilter>();
            // A character takes at most six bytes as JSON (\uXXXX); the rest of a message is small.
            o.MaximumReceiveMessageSize = (6L * longest) + 4096;
            o.MaximumParallelInvocationsPerClient = 8;
            o.StreamBufferCapacity = 4;
            o.KeepAliveInterval = TimeSpan.FromSeconds(10);
            o.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
        }).AddJsonProtocol(o => Configure(o.PayloadSerializerOptions));
        builder.Services.AddSingleton<RefusalFilter>();
        builder.Services.AddSingleton<SessionUseFilter>();
    }

    public static void MapChat(this IEndpointRouteBuilder routes) => routes.MapHub<ChatHub>("/hub/chat", hub => hub.TransportMaxBufferSize = WrittenAhead);

    private static void Configure(JsonSerializerOptions options) =>
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
}
