using System.Text;
using FamilyChat.Music.Library;

namespace FamilyChat.Music.Tests.Import;

/// <summary>The files real programs export, each with its own headings, separators, units and encodings.</summary>
public sealed class ExportHeaderTests
{
    [Fact]
    public async Task An_iTunes_text_export_is_read_with_its_tabs_its_UTF16_and_its_old_line_ends()
    {
        const string Headings = "Name\tArtist\tComposer\tAlbum\tGrouping\tWork\tMovement Number\tMovement Count\tMovement Name\tGenre\tSize\tTime\tDisc Number\tDisc Count\tTrack Number\tTrack Count\tYear\tDate Modified\tDate Added\tBit Rate\tSample Rate\tVolume Adjustment\tKind\tEqualizer\tComments\tPlays\tLast Played\tSkips\tLast Skipped\tMy Rating\tLocation";
        const string Song = "\"Heroes\"\tDavid Bowie\tDavid Bowie & Brian Eno\t\"Heroes\"\t\t\t\t\t\tRock\t8912345\t371\t1\t1\t3\t10\t1977\t15/01/2020 20:11\t14/01/2020 20:11\t256\t44100\t\tAAC audio file\t\t\t12\t03/02/2021 07:30\t1\t\t80\tMac:Music:Heroes.m4a";
        await using var library = await TestLibrary.FromTextAsync(Headings + "\r" + Song + "\r", Encoding.Unicode);

        var line = Assert.Single(await library.LinesAsync("SELECT title, artist, composer, album, genre, duration_seconds, track_number, year, date_added, play_count, rating, last_played FROM songs"));
        Assert.Equal("\"Heroes\"|David Bowie|David Bowie & Brian Eno|\"Heroes\"|Rock|371|3|1977|2020-01-14 20:11:00|12|4|2021-02-03 07:30:00", line);
    }

    [Fact]
    public async Task An_iTunes_library_file_is_read_with_milliseconds_and_missing_keys()
    {
        const string Plist =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0"><dict>
              <key>Major Version</key><integer>1</integer>
              <key>Tracks</key><dict>
                <key>1001</key><dict><key>Track ID</key><integer>1001</integer><key>Name</key><string>Chaiyya Chaiyya</string>
                  <key>Album Artist</key><string>A. R. Rahman</string><key>Album</key><string>Dil Se</string><key>Total Time</key><integer>414000</integer>
                  <key>Year</key><integer>1998</integer><key>Compilation</key><true/></dict>
                <key>1002</key><dict><key>Track ID</key><integer>1002</integer><key>Name</key><string>So What</string><key>Artist</key><string>Miles Davis</string>
                  <key>Album</key><string>Kind of Blue</string><key>Year</key><integer>1959</integer><key>Play Count</key><integer>7</integer>
                  <key>Date Added</key><date>2019-05-06T07:08:09Z</date></dict>
              </dict>
              <key>Playlists</key><array><dict><key>Name</key><string>Library</string></dict></array>
            </dict></plist>
            """;
        await using var library = await TestLibrary.FromTextAsync(Plist);

        Assert.Equal(
            ["Chaiyya Chaiyya|-|A. R. Rahman|Dil Se|414|1998|-|-", "So What|Miles Davis|-|Kind of Blue|-|1959|7|2019-05-06 07:08:09"],
            await library.LinesAsync("SELECT title, artist, album_artist, album, duration_seconds, year, play_count, date_added FROM songs"));
    }

    [Fact]
    public async Task A_MusicBee_report_is_read_with_its_angle_brackets_and_its_day_first_dates()
    {
        const string Report =
            """
            "<File Path>","<Filename>","<Folder>","Title","Last Played","Play Count","Rating","Love","Skip Count","Date Added"
            "C:\Music\Abba","Waterloo.mp3","Abba","Waterloo","03/02/2021 07:30","12","4.5","L","1","01/12/2019 18:00"
            "C:\Music\Abba","SOS.mp3","Abba","SOS","25/12/2020 19:05","3","","","",""
            """;
        await using var library = await TestLibrary.FromTextAsync(Report);

        Assert.Equal(
            ["C:\\Music\\Abba|Waterloo.mp3|Waterloo|2021-02-03 07:30:00|12|4.5|1|2019-12-01 18:00:00", "C:\\Music\\Abba|SOS.mp3|SOS|2020-12-25 19:05:00|3|-|-|-"],
            await library.LinesAsync("SELECT location, filename, title, last_played, play_count, rating, skip_count, date_added FROM songs"));
    }

    [Fact]
    public async Task An_Mp3tag_export_is_read_without_the_empty_column_its_trailing_separator_makes()
    {
        const string Export =
            "Title;Artist;Album;Track;Year;Length;Size;Last Modified;Path;Filename;AlbumArtist;DiscNumber;Genre;Composer;BPM;Codec;Bitrate;\r\n" +
            "So What;Miles Davis;Kind of Blue;1/5;1959;9:22;22 MB;1959-08-17 10:00:00;D:\\Jazz\\;01.mp3;Miles Davis;1;Jazz;Miles Davis;136;MP3;320;\r\n";
        await using var library = await TestLibrary.FromTextAsync(Export, Encoding.Unicode);

        Assert.Equal(
            ["So What|Miles Davis|Kind of Blue|1|1959|562|Miles Davis|1|Jazz|Miles Davis|136|MP3|320"],
            await library.LinesAsync("SELECT title, artist, album, track_number, year, duration_seconds, album_artist, disc_number, genre, composer, bpm, format, bit_rate FROM songs"));
        Assert.DoesNotContain(library.Library.Current!.Columns, c => c.OriginalName.Length == 0);
    }

    [Fact]
    public async Task A_Discogs_collection_becomes_albums_and_an_unknown_year_stays_unknown()
    {
        const string Collection =
            """
            Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,Collection Media Condition,Collection Sleeve Condition,Collection Notes
            395 253-1,Extreme (2),Pornograffitti,A&M Records,"LP, Album",5,1990,1234,Uncategorized,2020-01-02 03:04:05,Near Mint (NM or M-),,
            SHVL 804,Pink Floyd,The Dark Side Of The Moon,Harvest,"LP, Album, Gat",,0,5678,Uncategorized,2020-01-02 03:04:06,,,
            """;
        await using var library = await TestLibrary.FromTextAsync(Collection);

        Assert.Equal(
            ["Pornograffitti|Extreme (2)|A&M Records|LP, Album|5|1990", "The Dark Side Of The Moon|Pink Floyd|Harvest|LP, Album, Gat|-|-"],
            await library.LinesAsync("SELECT album, artist, label, format, rating, year FROM albums"));
    }

    [Fact]
    public async Task An_Exportify_playlist_is_read_with_its_release_dates_and_milliseconds()
    {
        const string Playlist =
            """
            Track URI,Track Name,Artist URI(s),Artist Name(s),Album URI,Album Name,Album Artist Name(s),Album Release Date,Disc Number,Track Number,Track Duration (ms),Popularity
            spotify:track:1,Bohemian Rhapsody,spotify:artist:1,Queen,spotify:album:1,A Night at the Opera,Queen,1975-11-21,1,11,354947,80
            """;
        await using var library = await TestLibrary.FromTextAsync(Playlist);

        Assert.Equal(
            ["Bohemian Rhapsody|Queen|A Night at the Opera|Queen|1975|1975-11-21|1|11|354.947|80"],
            await library.LinesAsync("SELECT title, artist, album, album_artist, year, year_text, disc_number, track_number, duration_seconds, popularity FROM songs"));
    }

    [Fact]
    public async Task A_Plex_export_is_read_though_it_knows_no_composer()
    {
        await using var library = await TestLibrary.FromTextAsync("Key,Title,Duration,Added,Album Title,Album Year,Artist\n77,Imagine,3:03,2018-05-06,Imagine,1971,John Lennon\n");

        Assert.Equal(["Imagine|183|2018-05-06|Imagine|1971"], await library.LinesAsync("SELECT title, duration_seconds, date_added, album, year FROM songs"));
        Assert.Null(library.Library.Current!.Column(Meaning.Composer));
    }

    [Fact]
    public async Task A_foobar2000_list_without_headings_is_guessed_by_what_is_in_it_and_says_so()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var report = await library.ImportTextAsync("Miles Davis\tKind of Blue\t1959\t1\tSo What\t9:22\nMiles Davis\tKind of Blue\t1959\t2\tFreddie Freeloader\t9:46\nJohn Coltrane\tBlue Train\t1957\t1\tBlue Train\t10:43\nMiles Davis\tKind of Blue\t1959\t3\tBlue in Green\t5:37\n", name: "songs.txt");

        Assert.Equal("So What|562|1959|1", (await library.LinesAsync("SELECT title, duration_seconds, year, track_number FROM songs"))[0]);
        Assert.Contains(report.Problems, p => p.Message.Contains("no headings", StringComparison.Ordinal));
    }
}
