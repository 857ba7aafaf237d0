using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using FamilyChat.Actors;
using FamilyChat.Music.Import;
using FamilyChat.Music.Sql;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.ModelServers;
using FamilyChat.Web.MusicLibrary;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Settings;

/// <param name="Key">With colons, for example <c>FamilyChat:Limits:MessageLength</c>.</param>
/// <param name="Takes">What kind of value, in words.</param>
/// <param name="Default">As it would be written; empty for nothing.</param>
/// <param name="Property">Its doc comment is the description in docs/settings.md.</param>
sealed record Setting(string Key, string Takes, string Default, PropertyInfo Property);

/// <summary>Every setting there is, read from the options classes themselves, so that no list can fall behind.</summary>
static class SettingsCatalog
{
    static readonly (string Section, object Defaults)[] Options =
    [
        (StorageOptions.Section, new StorageOptions()),
        (AccountOptions.Section, new AccountOptions()),
        (SecurityOptions.Section, new SecurityOptions()),
        (ModelServerOptions.Section, new ModelServerOptions()),
        (LimitOptions.Section, new LimitOptions()),
        (LimitOptions.Section, new ChatOptions()),
        (MusicOptions.Section, new MusicOptions()),
        (LimitOptions.Section + ":MusicQuery", new QueryLimits()),
        (LimitOptions.Section + ":MusicImport", new ImportLimits()),
    ];

    public static IReadOnlyList<Setting> All { get; } = [.. Options.SelectMany(one => Read(one.Section, one.Defaults))];

    static IEnumerable<Setting> Read(string section, object defaults)
    {
        foreach (var property in defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(defaults);
            var key = $"{section}:{property.Name}";
            if (value is not null && property.PropertyType.Namespace?.StartsWith("FamilyChat", StringComparison.Ordinal) == true && !property.PropertyType.IsEnum)
            {
                foreach (var nested in Read(key, value)) yield return nested;
            }
            // Looked up by name, which is a matter of the whole household and stands one level up.
            else if (property.PropertyType == typeof(TimeZoneInfo))
            {
                yield return new Setting($"{StorageOptions.Section}:{property.Name}", "name, like Europe/Berlin", "the machine's", property);
            }
            else
            {
                yield return new Setting(key, Takes(property.PropertyType), property.Name == nameof(LimitOptions.PasswordHashesAtOnce) ? "half of the processors" : Spell(value), property);
            }
        }
    }

    static string Takes(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return string.Join(", ", Enum.GetNames(type).Select(name => Spelling(type, name)));
        if (type == typeof(string)) return "text";
        if (type == typeof(TimeSpan)) return "time, d.hh:mm:ss";
        if (type == typeof(bool)) return "true, false";
        return type == typeof(int) || type == typeof(long) ? "whole number" : "list of texts (Key:0, Key:1, …)";
    }

    static string Spell(object? value) => value switch
    {
        null or IEnumerable and not string => "",
        Enum one => Spelling(one.GetType(), one.ToString()),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    static string Spelling(Type type, string name) =>
        type.GetField(name)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name;
}
