using FamilyChat.Music.Library;

namespace FamilyChat.Music.Import;

/// <summary>How the text of a cell becomes a typed value.</summary>
internal enum FieldKind { Text, Year, Duration, Rating, Date, Integer }

/// <summary>A column the product knows: the name and type it gets and the headings it goes by, folded to letters and digits.</summary>
internal sealed record Field(Meaning Meaning, string Name, FieldKind Kind, string Description, params string[] Headings)
{
    public string SqlType => Kind switch
    {
        FieldKind.Year or FieldKind.Integer => "INTEGER",
        FieldKind.Duration or FieldKind.Rating => "REAL",
        _ => "TEXT",
    };
}
