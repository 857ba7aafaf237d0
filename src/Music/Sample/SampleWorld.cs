namespace FamilyChat.Music.Sample;

/// <summary>Albums sung in Japanese, Korean, Mandarin, Arabic, Cape Verdean Creole and Nigerian Pidgin.</summary>
internal static class SampleWorld
{
    public const string Text =
        """
        ~ First Love | 宇多田ヒカル | 宇多田ヒカル | 宇多田ヒカル | 1999 | J-Pop | Japanese
        Movin' on without you
        In My Room
        First Love
        time will tell
        Never Let Go
        B&C
        Another Chance
        Give Me A Reason
        ~ 上を向いて歩こう | 坂本九 | 坂本九 | 中村八大 | 1961 | 歌謡曲 | Japanese
        上を向いて歩こう
        = Palette | 아이유 | IU | | 2017 | K-Pop | Korean
        이 지금
        팔레트 @ 아이유 feat. G-DRAGON
        이런 엔딩
        사랑이 잘 @ 아이유 with 오혁
        잼잼
        Black Out
        마침표
        밤편지
        그렇게 사랑은
        이름에게
        = 七里香 | 周杰倫 | 周杰倫 | 周杰倫 | 2004 | Mandopop | Mandarin
        我的地盤
        七里香
        藉口
        外婆
        將軍
        擱淺
        亂舞春秋
        困獸之鬥
        園遊會
        止戰之殤
        ~ 甜蜜蜜 | 鄧麗君 | 鄧麗君 | | 1979 | Mandopop | Mandarin
        甜蜜蜜
        ~ إنت عمري | أم كلثوم | أم كلثوم | محمد عبد الوهاب | 1964 | طرب | Arabic
        إنت عمري
        ~ سيرة الحب | أم كلثوم | أم كلثوم | بليغ حمدي | 1964 | طرب | Arabic
        سيرة الحب
        ~ الأطلال | أم كلثوم | أم كلثوم | رياض السنباطي | 1966 | طرب | Arabic
        الأطلال
        ~ ألف ليلة وليلة | أم كلثوم | أم كلثوم | بليغ حمدي | 1969 | طرب | Arabic
        ألف ليلة وليلة
        ~ Miss Perfumado | Cesaria Evora | Cesária Évora | | 1992 | Morna | Cape Verdean Creole
        Sodade
        Bia
        Angola
        Miss Perfumado
        Morabeza
        Recordai
        Lua Nha Testemunha
        Barbincor
        = Zombie | Fela Kuti & Africa 70 | Fela Kuti | Fela Kuti | 1976 | Afrobeat | Nigerian Pidgin
        Zombie
        Mr. Follow Follow
        """;
}
