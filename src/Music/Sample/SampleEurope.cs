namespace FamilyChat.Music.Sample;

/// <summary>Albums sung in German, French, Italian, Spanish, Portuguese, Icelandic and Russian.</summary>
internal static class SampleEurope
{
    public const string Text =
        """
        = Autobahn | Kraftwerk | Kraftwerk | Ralf Hütter, Florian Schneider | 1974 | Electronic | German
        Autobahn # 22:43
        Kometenmelodie 1
        Kometenmelodie 2
        Mitternacht
        Morgenspaziergang
        = Die Mensch-Maschine | Kraftwerk | Kraftwerk | | 1978 | Electronic | German
        Die Roboter
        Spacelab
        Metropolis
        Das Modell
        Neonlicht
        Die Mensch-Maschine
        ~ Nena | Nena | Nena | | 1983 | Neue Deutsche Welle | German
        99 Luftballons
        Nur geträumt
        Leuchtturm
        Kino
        = Mutter | Rammstein | Rammstein | Rammstein | 2001 | Metal | German
        Mein Herz brennt
        Links 2-3-4
        Sonne
        Ich will
        Feuer frei!
        Mutter
        Spieluhr
        Zwitter
        Rein raus
        Adios
        Nebel
        = Histoire de Melody Nelson | Serge Gainsbourg | Serge Gainsbourg | | 1971 | Chanson | French
        Melody
        Ballade de Melody Nelson
        Valse de Melody
        Ah ! Melody
        L'Hôtel particulier
        En Melody
        Cargo culte
        = Racine carrée | Stromae | Stromae | Stromae | 2013 | Pop | French
        Ta fête
        Papaoutai
        Bâtard
        Ave Cesaria
        Tous les mêmes
        Formidable
        Moules frites
        Carmen
        Humain à l'eau
        Quand c'est ?
        Sommeil
        Merci
        AVF
        = Crêuza de mä | Fabrizio De André | Fabrizio De André | Fabrizio De André, Mauro Pagani | 1984 | Folk | Ligurian
        Crêuza de mä
        Jamin-a
        Sidùn
        Sinàn Capudàn Pascià
        'Â pittima
        Â duménega
        D'ä mê riva
        = Buena Vista Social Club | Buena Vista Social Club | Buena Vista Social Club | | 1997 | Son Cubano | Spanish
        Chan Chan
        De Camino a la Vereda
        El Cuarto de Tula
        Pueblo Nuevo
        Dos Gardenias
        ¿Y Tú Qué Has Hecho?
        Veinte Años
        El Carretero
        Candela
        Amor de Loca Juventud
        Orgullecida
        Murmullo
        Buena Vista Social Club
        La Bayamesa
        = El mal querer | Rosalia | Rosalía | | 2018 | Flamenco | Spanish
        Malamente
        Que no salga la luna
        Pienso en tu mirá
        De aquí no sales
        Reniego
        Preso
        Bagdad
        Di mi nombre
        Nana
        Maldición
        A ningún hombre
        ~ Chega de Saudade | João Gilberto | João Gilberto | | 1959 | Bossa Nova | Portuguese
        Chega de Saudade
        Lobo Bobo
        Brigas, Nunca Mais
        Maria Ninguém
        Desafinado
        Rosa Morena
        Bim Bom
        É Luxo Só
        = Ágætis byrjun | Sigur Rós | Sigur Rós | Sigur Rós | 1999 | Post-rock | Icelandic
        Intro
        Svefn-g-englar
        Starálfur
        Flugufrelsarinn
        Ný batterí
        Hjartað hamast (bamm bamm bamm)
        Viðrar vel til loftárása
        Olsen Olsen
        Ágætis byrjun
        Avalon
        = Takk... | Sigur Ros | Sigur Rós | | 2005 | Post-rock | Icelandic
        Takk...
        Glósóli
        Hoppípolla
        Með blóðnasir
        Sé lest
        Sæglópur
        Mílanó
        Gong
        Andvari
        Svo hljótt
        Heysátan
        = Группа крови | Кино | Кино | Виктор Цой | 1988 | Рок | Russian
        Группа крови
        Закрой за мной дверь, я ухожу
        Война
        Спокойная ночь
        Мама, мы все тяжело больны
        Бошетунмай
        В наших глазах
        Попробуй спеть вместе со мной
        Прохожий
        Дальше действовать будем мы
        Легенда
        """;
}
