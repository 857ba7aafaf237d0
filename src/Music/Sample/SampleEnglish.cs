namespace FamilyChat.Music.Sample;

/// <summary>Albums sung in English.</summary>
internal static class SampleEnglish
{
    public const string Sixties =
        """
        = Help! | The Beatles | The Beatles | John Lennon, Paul McCartney | 1965 | Rock | English
        Help!
        The Night Before
        You've Got to Hide Your Love Away
        I Need You
        Another Girl
        You're Going to Lose That Girl
        Ticket to Ride
        Act Naturally
        It's Only Love
        You Like Me Too Much
        Tell Me What You See
        I've Just Seen a Face
        Yesterday
        Dizzy Miss Lizzy
        = Abbey Road | The Beatles | The Beatles | | 1969 | Rock | English
        Come Together # 4:20
        Something # 3:03
        Maxwell's Silver Hammer # 3:27
        Oh! Darling # 3:26
        Octopus's Garden # 2:51
        I Want You (She's So Heavy) # 7:47
        Here Comes the Sun # 3:05
        Because # 2:45
        You Never Give Me Your Money # 4:02
        Sun King # 2:26
        Mean Mr. Mustard # 1:06
        Polythene Pam # 1:12
        She Came In Through the Bathroom Window # 1:57
        Golden Slumbers # 1:31
        Carry That Weight # 1:36
        The End # 2:21
        Her Majesty # 0:23
        = Highway 61 Revisited | Bob Dylan | Bob Dylan | Bob Dylan | 1965 | Rock | English
        Like a Rolling Stone
        Tombstone Blues
        It Takes a Lot to Laugh, It Takes a Train to Cry
        From a Buick 6
        Ballad of a Thin Man
        Queen Jane Approximately
        Highway 61 Revisited
        Just Like Tom Thumb's Blues
        Desolation Row
        = Bridge over Troubled Water | Simon & Garfunkel | Simon & Garfunkel | Paul Simon | 1970 | Folk | English
        Bridge over Troubled Water
        El Condor Pasa (If I Could)
        Cecilia
        Keep the Customer Satisfied
        So Long, Frank Lloyd Wright
        The Boxer
        Baby Driver
        The Only Living Boy in New York
        Why Don't You Write Me
        Bye Bye Love
        Song for the Asking
        = Led Zeppelin IV | Led Zepplin | Led Zeppelin | | 1971 | Rock | English
        Black Dog # 4:55
        Rock and Roll # 3:40
        The Battle of Evermore # 5:51
        Stairway to Heaven # 8:02
        Misty Mountain Hop # 4:38
        Four Sticks # 4:44
        Going to California # 3:31
        When the Levee Breaks # 7:07
        = The Dark Side of the Moon | Pink Floyd | Pink Floyd | | 1973 | Progressive Rock | English
        Speak to Me
        Breathe (In the Air)
        On the Run
        Time
        The Great Gig in the Sky
        Money
        Us and Them
        Any Colour You Like
        Brain Damage
        Eclipse
        = A Night at the Opera | Queen | Queen | | 1975 | Rock | English
        Death on Two Legs (Dedicated to...)
        Lazing on a Sunday Afternoon
        I'm in Love with My Car
        You're My Best Friend
        '39
        Sweet Lady
        Seaside Rendezvous
        The Prophet's Song
        Love of My Life
        Good Company
        Bohemian Rhapsody # 5:55
        God Save the Queen
        """;

    public const string Later =
        """
        = Rumours | Fleetwood Mac | Fleetwood Mac | | | Rock | English
        Second Hand News
        Dreams
        Never Going Back Again
        Don't Stop
        Go Your Own Way
        Songbird
        The Chain
        You Make Loving Fun
        I Don't Want to Know
        Oh Daddy
        Gold Dust Woman
        = "Heroes" | David Bowie | David Bowie | David Bowie | 1977 | Rock | English
        Beauty and the Beast
        Joe the Lion
        "Heroes"
        Sons of the Silent Age
        Blackout
        V-2 Schneider
        Sense of Doubt
        Moss Garden
        Neuköln
        The Secret Life of Arabia
        = Back in Black | AC/DC | AC/DC | | 1980 | Hard Rock | English
        Hells Bells
        Shoot to Thrill
        What Do You Do for Money Honey
        Given the Dog a Bone
        Let Me Put My Love into You
        Back in Black
        You Shook Me All Night Long
        Have a Drink on Me
        Shake a Leg
        Rock and Roll Ain't Noise Pollution
        = Thriller | Michael Jackson | Michael Jackson | | 1982 | Pop | English
        Wanna Be Startin' Somethin'
        Baby Be Mine
        The Girl Is Mine @ Michael Jackson & Paul McCartney
        Thriller
        Beat It
        Billie Jean
        Human Nature
        P.Y.T. (Pretty Young Thing)
        The Lady in My Life
        = Purple Rain | Prince | Prince and the Revolution | Prince | 1984 | Pop | English
        Let's Go Crazy
        Take Me with U
        The Beautiful Ones
        Computer Blue
        Darling Nikki
        When Doves Cry
        I Would Die 4 U
        Baby I'm a Star
        Purple Rain
        = Nevermind | Nirvana | Nirvana | Kurt Cobain | 1991 | Grunge | English
        Smells Like Teen Spirit
        In Bloom
        Come as You Are
        Breed
        Lithium
        Polly
        Territorial Pissings
        Drain You
        Lounge Act
        Stay Away
        On a Plain
        Something in the Way
        = OK Computer | Radiohead | Radiohead | | 1997 | Alternative | English
        Airbag
        Paranoid Android
        Subterranean Homesick Alien
        Exit Music (For a Film)
        Let Down
        Karma Police
        Fitter Happier
        Electioneering
        Climbing Up the Walls
        No Surprises
        Lucky
        The Tourist
        = Homogenic | Bjork | Björk | Björk | 1997 | Electronic | English
        Hunter
        Jóga
        Unravel
        Bachelorette
        All Neon Like
        5 Years
        Immature
        Alarm Call
        Pluto
        All Is Full of Love
        = Arrival | ABBA | ABBA | Benny Andersson, Björn Ulvaeus | 1976 | Pop | English
        When I Kissed the Teacher
        Dancing Queen
        My Love, My Life
        Dum Dum Diddle
        Knowing Me, Knowing You
        Money, Money, Money
        That's Me
        Why Did It Have to Be Me?
        Tiger
        Arrival
        = Back to Black | Amy Winehouse | Amy Winehouse | | 2006 | Soul | English
        Rehab
        You Know I'm No Good
        Me & Mr Jones
        Just Friends
        Back to Black
        Love Is a Losing Game
        Tears Dry on Their Own
        Wake Up Alone
        Some Unholy War
        He Can Only Hold Her
        Addicted
        = 21 | Adele | Adele | | 2011 | Pop | English
        Rolling in the Deep
        Rumour Has It
        Turning Tables
        Don't You Remember
        Set Fire to the Rain
        He Won't Go
        Take It All
        I'll Be Waiting
        One and Only
        Lovesong
        Someone Like You
        = Lemonade | Beyonce | Beyoncé | | 2016 | R&B | English
        Pray You Catch Me
        Hold Up
        Don't Hurt Yourself @ Beyoncé feat. Jack White
        Sorry
        6 Inch @ Beyoncé feat. The Weeknd
        Daddy Lessons
        Love Drought
        Sandcastles
        Forward @ Beyoncé feat. James Blake
        Freedom @ Beyoncé feat. Kendrick Lamar
        All Night
        Formation
        """;
}
