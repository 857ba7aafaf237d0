namespace FamilyChat.Music.Sample;

/// <summary>Jazz and one symphony.</summary>
internal static class SampleJazz
{
    public const string Text =
        """
        = Kind of Blue | Miles Davis | Miles Davis | Miles Davis | 1959 | Jazz |
        So What # 9:22
        Freddie Freeloader # 9:46
        Blue in Green # 5:37
        All Blues # 11:33
        Flamenco Sketches # 9:26
        = Time Out | The Dave Brubeck Quartet | The Dave Brubeck Quartet | Dave Brubeck | 1959 | Jazz |
        Blue Rondo à la Turk
        Strange Meadow Lark
        Take Five
        Three to Get Ready
        Kathy's Waltz
        Everybody's Jumpin'
        Pick Up Sticks
        = Blue Train | John Coltrane | John Coltrane | John Coltrane | | Jazz |
        Blue Train
        Moment's Notice
        Locomotion
        I'm Old Fashioned
        Lazy Bird
        = A Love Supreme | John Coltrane | John Coltrane | John Coltrane | 1965 | Jazz |
        Acknowledgement
        Resolution
        Pursuance
        Psalm
        = Getz/Gilberto | Stan Getz/João Gilberto | Stan Getz & João Gilberto | Antônio Carlos Jobim | 1964 | Bossa Nova | Portuguese
        The Girl from Ipanema
        Doralice
        Para Machuchar Meu Coração
        Desafinado
        Corcovado
        Só Danço Samba
        O Grande Amor
        Vivo Sonhando
        = Beethoven: Symphonie No. 5 | Wiener Philharmoniker, Carlos Kleiber | Carlos Kleiber | Ludwig van Beethoven | 1975 | Classical |
        Symphony No. 5 in C minor, Op. 67: I. Allegro con brio
        Symphony No. 5 in C minor, Op. 67: II. Andante con moto
        Symphony No. 5 in C minor, Op. 67: III. Allegro
        Symphony No. 5 in C minor, Op. 67: IV. Allegro
        """;
}
