using Akka.Actor;
using Akka.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akka.Hosting;

public static class AkkaHostingExtensions
{
    /// <summary>An actor system that starts and stops with the host.</summary>
    public static IServiceCollection AddAkka(
        this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder, IServiceProvider> builder)
    {
        services.AddSingleton(provider =>
        {
            var configuration = new AkkaConfigurationBuilder();
            builder(configuration, provider);
            return configuration;
        });
        services.AddSingleton(provider => provider.GetRequiredService<AkkaConfigurationBuilder>().Build(actorSystemName, provider));
        services.AddSingleton(provider => ActorRegistry.For(provider.GetRequiredService<ActorSystem>()));
        services.AddSingleton<IActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>());
        services.AddSingleton<IReadOnlyActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>());
        services.AddSingleton(typeof(IRequiredActor<>), typeof(RequiredActor<>));
        services.AddSingleton<IHostedService, AkkaHostedService>();
        return services;
    }

    /// <inheritdoc cref="AddAkka(IServiceCollection,string,Action{AkkaConfigurationBuilder,IServiceProvider})"/>
    public static IServiceCollection AddAkka(
        this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder> builder) =>
        services.AddAkka(actorSystemName, (configuration, _) => builder(configuration));

    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, ActorStarterWithResolver actorStarter) =>
        builder.StartActors(actorStarter);

    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, ActorStarter actorStarter) =>
        builder.StartActors((system, registry, _) => actorStarter(system, registry));

    public static AkkaConfigurationBuilder WithActors(
        this AkkaConfigurationBuilder builder, Action<ActorSystem, IActorRegistry, IDependencyResolver> actorStarter) =>
        builder.StartActors((system, registry, resolver) =>
        {
            actorStarter(system, registry, resolver);
            return Task.CompletedTask;
        });

    public static AkkaConfigurationBuilder WithActors(
        this AkkaConfigurationBuilder builder, Action<ActorSystem, IActorRegistry> actorStarter) =>
        builder.WithActors((system, registry, _) => actorStarter(system, registry));
}
