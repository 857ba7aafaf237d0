using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Hosting;
using Akka.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akka.Contract.Tests.Serialization;

public sealed class SerializationSpecs : IDisposable
{
    private readonly IHost _host;

    public SerializationSpecs()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkka("serializing", (akka, _) => akka
            .ConfigureLoggers(loggers => loggers.ClearLoggers())
            .WithCustomSerializer("animals", [typeof(IAnimal)], system => new NamingSerializer(system, 9002, "animal"))
            .WithCustomSerializer("dogs", [typeof(Dog)], system => new NamingSerializer(system, 9003, "dog")));
        _host = builder.Build();
    }

    private interface IAnimal
    {
        string Name { get; }
    }

    private Akka.Serialization.Serialization Serialization => _host.Services.GetRequiredService<ActorSystem>().Serialization;

    public void Dispose()
    {
        _host.Services.GetRequiredService<ActorSystem>().Dispose();
        _host.Dispose();
    }

    [Fact]
    public void A_type_is_written_by_the_serializer_bound_to_it_or_to_its_interface()
    {
        Assert.Equal(9002, Serialization.FindSerializerFor(new Cat("Minka")).Identifier);
        Assert.Equal(9003, Serialization.FindSerializerFor(new Dog("Rex")).Identifier);
        Assert.Equal(9003, Serialization.FindSerializerForType(typeof(Dog)).Identifier);
    }

    [Fact]
    public void The_binding_closest_to_the_type_wins() =>
        Assert.Equal(9003, Serialization.FindSerializerFor(new Puppy("Bello")).Identifier);

    [Fact]
    public void Bytes_are_read_by_the_serializer_whose_number_stands_beside_them()
    {
        var serializer = Serialization.FindSerializerFor(new Cat("Minka"));
        var bytes = serializer.ToBinary(new Cat("Minka"));
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, new Cat("Minka"));
        Assert.Equal("animal", manifest);
        Assert.Equal("animal Minka", Serialization.Deserialize(bytes, serializer.Identifier, manifest));
    }

    [Fact]
    public void A_number_nobody_has_is_refused() =>
        Assert.Throws<SerializationException>(() => Serialization.Deserialize([1], 31_337, "unknown"));

    private sealed record Cat(string Name) : IAnimal;

    private record Dog(string Name) : IAnimal;

    private sealed record Puppy(string Name) : Dog(Name);

    private sealed class NamingSerializer(ExtendedActorSystem system, int number, string manifest) : SerializerWithStringManifest(system)
    {
        public override int Identifier => number;

        public override string Manifest(object o) => manifest;

        public override byte[] ToBinary(object obj) => Encoding.UTF8.GetBytes(((IAnimal)obj).Name);

        public override object FromBinary(byte[] bytes, string manifest) => $"{manifest} {Encoding.UTF8.GetString(bytes)}";
    }
}
