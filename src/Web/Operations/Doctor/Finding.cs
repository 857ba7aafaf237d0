namespace FamilyChat.Web.Operations.Doctor;

enum Grade { Good, Note, Bad }

/// <summary>One line of the doctor's report.</summary>
/// <param name="What">What was looked at, in a word or two.</param>
/// <param name="Says">What was found and, unless it is good, what to do.</param>
sealed record Finding(Grade Grade, string What, string Says)
{
    public override string ToString() => $"{Mark,-4} {What,-15} {Says}";

    string Mark => Grade switch
    {
        Grade.Good => "ok",
        Grade.Note => "note",
        _ => "BAD",
    };
}
