using System.Text.Json.Nodes;

namespace FamilyChat.LmStudio.Simulator.Tests.Demo;

public sealed class MusicQuerySpecs
{
    private const string Card = """
        You turn questions about a family's music into one SQLite SELECT, as JSON.
        CREATE TABLE songs (
          title TEXT, -- title of the song
          artist TEXT, -- who performs it
          album_artist TEXT, -- whose album it is
          album TEXT, -- title of the album
          composer TEXT, -- who wrote the music (37 % filled)
          genre TEXT,
          year INTEGER,
          duration_seconds REAL,
          play_count INTEGER
        );
        Rules: one SELECT only.
        """;

    private const string Rahman = "\"rahman\" matches album_artist 'A. R. Rahman' (12), composer 'A. R. Rahman' (14)";

    [Theory]
    [InlineData("Find me all the albums whose composer is A. R. Rahman", Rahman,
        "SELECT DISTINCT album FROM songs WHERE composer LIKE '%A. R. Rahman%' ORDER BY album LIMIT 200")]
    [InlineData("albums composed by rahman", "\"rahman\" matches album_artist 'A. R. Rahman' (12)",
        "SELECT DISTINCT album FROM songs WHERE album_artist LIKE '%A. R. Rahman%' ORDER BY album LIMIT 200")]
    [InlineData("Which songs are by Miles Davis?", "\"miles davis\" matches artist 'Miles Davis' (40)",
        "SELECT title, artist FROM songs WHERE artist LIKE '%Miles Davis%' ORDER BY title LIMIT 200")]
    [InlineData("Which albums are by Sting?", "",
        "SELECT DISTINCT album FROM songs WHERE (artist LIKE '%Sting%' OR album_artist LIKE '%Sting%' OR composer LIKE '%Sting%') ORDER BY album LIMIT 200")]
    [InlineData("How many songs are there?", "", "SELECT COUNT(*) AS songs FROM songs LIMIT 1")]
    [InlineData("how many albums from the nineties", "", "SELECT COUNT(DISTINCT album) AS albums FROM songs WHERE year BETWEEN 1990 AND 1999 LIMIT 1")]
    [InlineData("How many songs are there by each artist?", "",
        "SELECT artist, COUNT(*) AS songs FROM songs GROUP BY artist ORDER BY songs DESC, artist LIMIT 200")]
    [InlineData("Which artist has the most albums?", "",
        "SELECT artist, COUNT(DISTINCT album) AS albums FROM songs GROUP BY artist ORDER BY albums DESC, artist LIMIT 1")]
    [InlineData("What are the five longest songs?", "",
        "SELECT title, artist, duration_seconds FROM songs WHERE duration_seconds IS NOT NULL ORDER BY duration_seconds DESC, title LIMIT 5")]
    [InlineData("What is the most played song?", "",
        "SELECT title, artist, play_count FROM songs WHERE play_count IS NOT NULL ORDER BY play_count DESC, title LIMIT 1")]
    [InlineData("albums before 1980", "", "SELECT DISTINCT album FROM songs WHERE year < 1980 ORDER BY album LIMIT 200")]
    [InlineData("Which genres are there?", "", "SELECT DISTINCT genre FROM songs ORDER BY genre LIMIT 200")]
    [InlineData("Show jazz albums", "\"jazz\" matches genre 'Jazz' (130)", "SELECT DISTINCT album FROM songs WHERE genre LIKE '%Jazz%' ORDER BY album LIMIT 200")]
    [InlineData("songs from the album Kind of Blue", "\"kind of blue\" matches album 'Kind of Blue' (5)",
        "SELECT title, artist FROM songs WHERE album LIKE '%Kind of Blue%' ORDER BY title LIMIT 200")]
    public void Questions_become_sql(string question, string hints, string sql)
    {
        var reply = Reply(question, hints);
        Assert.Equal(("query", sql), ((string?)reply["kind"], (string?)reply["sql"]));
    }

    [Theory]
    [InlineData("Delete all songs by Sting", "refuse")]
    [InlineData("please change the genre of all albums to Pop", "refuse")]
    [InlineData("What is the capital of France?", "not_in_library")]
    [InlineData("hello", "chat")]
    public void What_needs_no_query_gets_none(string question, string kind)
    {
        var reply = Reply(question);
        Assert.Equal((kind, ""), ((string?)reply["kind"], (string?)reply["sql"]));
    }

    [Fact]
    public void A_title_that_sounds_like_an_order_is_not_one() =>
        Assert.Equal("query", (string?)Reply("Is there a song named Lemon Drop or How To Replace It?")["kind"]);

    [Fact]
    public void A_bare_name_is_asked_back()
    {
        var reply = Reply("rahman", Rahman);
        Assert.Equal("clarify", (string?)reply["kind"]);
        Assert.Equal(2, reply["options"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("only the ones from the nineties", "SELECT DISTINCT album FROM songs WHERE composer LIKE '%A. R. Rahman%' AND year BETWEEN 1990 AND 1999 ORDER BY album LIMIT 200")]
    [InlineData("how many are there?", "SELECT COUNT(DISTINCT album) AS number FROM songs WHERE composer LIKE '%A. R. Rahman%' LIMIT 1")]
    public void A_follow_up_changes_the_query_before(string question, string sql)
    {
        const string before = """
            Question: Find me all the albums whose composer is A. R. Rahman
            SQL: SELECT DISTINCT album FROM songs WHERE composer LIKE '%A. R. Rahman%' ORDER BY album LIMIT 200
            """;
        Assert.Equal(sql, (string?)Reply(question, before)["sql"]);
    }

    [Fact]
    public void A_reply_has_all_members_in_the_order_of_its_schema() =>
        Assert.Equal(["standalone", "kind", "columns", "sql", "assumption", "options"], Reply("How many songs?").AsObject().Select(member => member.Key));

    [Fact]
    public void Rows_are_named_exactly()
    {
        var answer = Ask.WithSystem(
            "Answer in one or two sentences that mention only these rows.",
            """
            Question: Which albums are by Rahman?
            Columns: album, year
            Total: 3
            Rows:
            ["Roja",1992]
            ["Dil Se..",1998]
            ["Lagaan",null]
            """);
        Assert.Equal("There are 3: Roja (1992), Dil Se.. (1998) and Lagaan.", answer);
    }

    private static JsonNode Reply(string question, string hints = "") =>
        JsonNode.Parse(Ask.WithSystem(Card, $"{hints}\nQuestion: {question}"))!;
}
