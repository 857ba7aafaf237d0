using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Security.Doors;

/// <summary>One way in over HTTP: a method and a route, as the running server has them.</summary>
/// <param name="Asks">The names of everything it is told that can name somebody's object: route, query and body.</param>
sealed record Door(string Method, string Route, string? Policy, IReadOnlyList<string> Asks)
{
    const string AnyId = "0199d3a0-0000-7000-8000-000000000000";

    public string Name => $"{Method} {Route}";

    /// <summary>Everything the server answers to; a route without methods is tried with GET.</summary>
    public static IReadOnlyList<Door> AllOf(IServiceProvider services) =>
    [
        .. services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => Methods(endpoint).Select(method => Of(method, endpoint)))
            .DistinctBy(door => door.Name)
            .OrderBy(door => door.Name, StringComparer.Ordinal),
    ];

    /// <summary>The route with something in place of every parameter.</summary>
    public string PathWith(Func<string, string> parameter)
    {
        var parts = Route.Split('/').Select(part => part.StartsWith('{') ? parameter(part.Trim('{', '}').Split(':')[0]) : part);
        return string.Join('/', parts);
    }

    public string AnyPath => PathWith(_ => AnyId);

    public override string ToString() => Name;

    static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods: { Count: > 0 } methods } ? methods : ["GET"];

    static Door Of(string method, RouteEndpoint endpoint)
    {
        var handler = endpoint.Metadata.GetMetadata<MethodInfo>();
        var told = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name)
            .Concat(handler?.GetParameters().SelectMany(Told) ?? []);
        return new Door(
            method,
            "/" + endpoint.RoutePattern.RawText!.Trim('/'),
            endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(policy => policy is not null),
            [.. told.Where(NamesAnObject).Distinct(StringComparer.Ordinal)]);
    }

    static IEnumerable<string> Told(ParameterInfo parameter) =>
        parameter.ParameterType.Name.EndsWith("Request", StringComparison.Ordinal) || parameter.ParameterType.Name.EndsWith("Arguments", StringComparison.Ordinal)
            ? parameter.ParameterType.GetProperties().Select(property => property.Name)
            : [parameter.Name!];

    public static bool NamesAnObject(string name) =>
        name.Equals("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal) || name is "before" or "member" or "conversation";
}
