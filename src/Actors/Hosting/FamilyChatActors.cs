using Akka.Actor;
using Akka.Hosting;
using Akka.Persistence.Sql.Hosting;
using Akka.Streams;
using FamilyChat.Actors.Audit;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Entities;
using FamilyChat.Actors.Generation;
using FamilyChat.Actors.MusicQueries;
using FamilyChat.Actors.Serialization;
using FamilyChat.Actors.Users;
using FamilyChat.LmStudio;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Actors.Hosting;

/// <summary>The only list of what lives in the actor system.</summary>
public static class FamilyChatActors
{
    public const string SystemName = "familychat";

    private static readonly TimeSpan EndOfServiceLimit = TimeSpan.FromSeconds(4);

    /// <param name="journalFile">Path of the SQLite file of events and snapshots.</param>
    /// <param name="slots">The household's own number of turns at once, or null for what the model server tells.</param>
    public static AkkaConfigurationBuilder WithFamilyChatActors(
        this AkkaConfigurationBuilder builder, IServiceProvider services, string journalFile, Func<int?> slots)
    {
        var options = services.GetRequiredService<Func<ChatOptions>>();
        var time = services.GetRequiredService<TimeProvider>();
        var modelServer = services.GetRequiredService<IModelServer>();

        return builder
            .WithCustomSerializer("familychat", [typeof(IJournaled)], system => new JournalSerializer(system))
            .WithSqlPersistence($"Data Source={journalFile}", "SQLite.MS")
            .WithActors((system, registry) =>
            {
                var server = system.ActorOf(Props.Create(() => new ModelServerActor(modelServer, time)), "model-server");
                registry.Register<ModelServerActor>(server);

                var queue = system.ActorOf(Props.Create(() => new ModelQueueActor(server, slots, time)), "model-queue");
                registry.Register<ModelQueueActor>(queue);

                // Opened by the host before the actors start, and not before.
                var music = services.GetRequiredService<MusicServices>();
                var shared = new ConversationServices(queue, modelServer, new TokenCalibration(), music, system.Materializer(), options, time);
                var users = system.ActorOf(Props.Create(() => new UsersActor(shared)), "users");
                registry.Register<UsersActor>(users);

                var audit = services.GetRequiredService<IAuditStore>();
                registry.Register<AuditProjectionActor>(system.ActorOf(Props.Create(() => new AuditProjectionActor(audit, users)), "audit"));
                system.ActorOf(Props.Create(() => new UndeliveredActor()), "undelivered");
                EndInGoodOrder(system, users);
            });
    }

    /// <summary>Nobody can ask for anything any more when this runs: the web server has stopped before.</summary>
    private static void EndInGoodOrder(ActorSystem system, IActorRef users) => CoordinatedShutdown.Get(system).AddTask(
        CoordinatedShutdown.PhaseServiceStop, "end-conversations", async () =>
        {
            await users.GracefulStop(EndOfServiceLimit, EndOfService.Instance);
            return Akka.Done.Instance;
        });
}
