using System.Data;
using System.Globalization;
using Dapper;

namespace FamilyChat.Web.Storage;

/// <summary>How our tables spell ids and times: GUIDs as lower-case text, moments as Unix milliseconds UTC, so both sort and compare in SQL.</summary>
static class SqliteTypes
{
    static readonly Lock Once = new();
    static bool registered;

    /// <summary>Dapper keeps its handlers for the whole process; calling this again changes nothing.</summary>
    public static void Register()
    {
        lock (Once)
        {
            if (registered) return;
            SqlMapper.RemoveTypeMap(typeof(Guid));
            SqlMapper.RemoveTypeMap(typeof(Guid?));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.AddTypeHandler(new Ids());
            SqlMapper.AddTypeHandler(new Moments());
            registered = true;
        }
    }

    sealed class Ids : SqlMapper.TypeHandler<Guid>
    {
        public override Guid Parse(object value) => Guid.Parse((string)value);

        public override void SetValue(IDbDataParameter parameter, Guid value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value.ToString();
        }
    }

    sealed class Moments : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) =>
            DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }
    }
}
