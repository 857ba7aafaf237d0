namespace FamilyChat.Music.Sample;

/// <summary>Film music from India. A. R. Rahman is the composer of some albums here, the album artist of others, and spelled in three ways.</summary>
internal static class SampleIndia
{
    public const string Rahman =
        """
        ~ Roja | | | A. R. Rahman | 1992 | Filmi | Tamil
        Chinna Chinna Aasai @ Minmini
        Pudhu Vellai Mazhai @ Unni Menon, Sujatha
        Kaadhal Rojave @ S. P. Balasubrahmanyam, Sujatha
        Rukkumani Rukkumani @ S. P. Balasubrahmanyam, K. S. Chithra
        Thamizha Thamizha @ Hariharan
        ~ Thiruda Thiruda | | | A.R. Rahman | 1993 | Filmi | Tamil
        Chandralekha
        Thee Thee
        Konjam Nilavu
        Raasathi
        Veerapandi Kottayile
        Putham Pudhu Bhoomi
        ~ Bombay | | | A. R. Rahman | 1995 | Filmi | Tamil
        Kannalane @ K. S. Chithra
        Uyire @ Hariharan, K. S. Chithra
        Kuchi Kuchi Rakkamma
        Andha Arabi Kadaloram @ A. R. Rahman
        Poovukkenna Poottu
        Bombay Theme @ A. R. Rahman
        ~ Minsara Kanavu | | | A R Rahman | | Filmi | Tamil
        Vennilave Vennilave @ Hariharan, Sadhana Sargam
        Thanga Thamarai @ S. P. Balasubrahmanyam
        Poo Pookkum Osai @ Sujatha
        Anbendra Mazhaiyile @ Anuradha Sriram
        Strawberry Kannae
        ~ Dil Se.. | | | A. R. Rahman | 1998 | Filmi | Hindi
        Chaiyya Chaiyya @ Sukhwinder Singh, Sapna Awasthi
        Jiya Jale @ Lata Mangeshkar
        Dil Se Re @ A. R. Rahman
        Satrangi Re @ Sonu Nigam, Kavita Krishnamurthy
        Ae Ajnabi @ Udit Narayan
        Thayya Thayya @ Sukhwinder Singh
        ~ Taal | | | A. R. Rahman | 1999 | Filmi | Hindi
        Taal Se Taal @ Alka Yagnik, Udit Narayan
        Ishq Bina
        Ramta Jogi @ Sukhwinder Singh, Alka Yagnik
        Nahin Saamne @ Hariharan, Sukhwinder Singh
        Ni Main Samajh Gayi
        ~ Alai Payuthey | | A. R. Rahman | | 2000 | Filmi | Tamil
        Snehidhane
        Pachai Nirame @ Hariharan, Clinton Cerejo
        Evano Oruvan @ Swarnalatha
        Kadhal Sadugudu
        September Maadham
        Endrendrum Punnagai
        ~ Lagaan | | A. R. Rahman | | 2001 | Filmi | Hindi
        Ghanan Ghanan
        Mitwa
        Radha Kaise Na Jale @ Asha Bhosle, Udit Narayan
        O Rey Chhori
        Chale Chalo
        Waltz for a Romance @ A. R. Rahman
        O Paalanhaare
        ~ Rang De Basanti | | A. R. Rahman | | 2006 | Filmi | Hindi
        Ik Onkar @ Harshdeep Kaur
        Rang De Basanti @ Daler Mehndi, K. S. Chithra
        Masti Ki Paathshala
        Tu Bin Bataye @ Madhushree, Naresh Iyer
        Khalbali
        Khoon Chala @ Mohit Chauhan
        Luka Chuppi @ Lata Mangeshkar, A. R. Rahman
        Roobaroo @ A. R. Rahman, Naresh Iyer
        = Slumdog Millionaire | A. R. Rahman | A. R. Rahman | | 2008 | Soundtrack | 
        O... Saya @ A. R. Rahman & M.I.A.
        Riots
        Mausam & Escape
        Paper Planes @ M.I.A.
        Paper Planes (DFA Remix) @ M.I.A.
        Ringa Ringa
        Liquid Dance
        Latika's Theme
        Aaj Ki Raat
        Millionaire
        Gangsta Blues
        Dreams on Fire
        Jai Ho
        ~ Vande Mataram | A.R. Rahman | A.R. Rahman | | 1997 | World | Hindi
        Maa Tujhe Salaam
        Revival
        Gurus of Peace @ A.R. Rahman feat. Nusrat Fateh Ali Khan
        Tauba Tauba
        Only You
        Missing
        Thai Manne Vanakkam
        """;

    public const string Others =
        """
        ~ Nayakan | | | Ilaiyaraaja | 1987 | Filmi | Tamil
        Nila Adhu Vaanathumele
        Thenpandi Cheemayile
        Naan Sirithal Deepavali
        Nee Oru Kadhal Sangeetham
        Andhi Mazhai Megam
        ~ Thalapathi | | | Ilayaraja | 1991 | Filmi | Tamil
        Yamunai Aatrile
        Rakkamma Kaiya Thattu @ S. P. Balasubrahmanyam, Swarnalatha
        Sundari Kannal Oru Sethi @ S. P. Balasubrahmanyam, S. Janaki
        Kaattukuyilu @ S. P. Balasubrahmanyam, K. J. Yesudas
        Chinna Thayaval @ S. Janaki
        Putham Puthu Poo Poothatho
        ~ Mouna Ragam | | | Ilaiyaraaja | 1986 | Filmi | Tamil
        Nilaave Vaa @ S. P. Balasubrahmanyam
        Mandram Vandha @ S. P. Balasubrahmanyam
        Chinna Chinna Vanna Kuyil @ S. Janaki
        Oho Megam Vandhatho @ S. Janaki
        Panivizhum Iravu @ S. P. Balasubrahmanyam, S. Janaki
        ~ Guide | | | S. D. Burman | 1965 | Filmi | Hindi
        Aaj Phir Jeene Ki Tamanna Hai @ Lata Mangeshkar
        Gata Rahe Mera Dil @ Kishore Kumar, Lata Mangeshkar
        Tere Mere Sapne @ Mohammed Rafi
        Din Dhal Jaye @ Mohammed Rafi
        Piya Tose Naina Laage Re @ Lata Mangeshkar
        Wahan Kaun Hai Tera @ S. D. Burman
        ~ Sholay | | R. D. Burman | | 1975 | Filmi | Hindi
        Yeh Dosti @ Kishore Kumar, Manna Dey
        Koi Haseena @ Kishore Kumar, Hema Malini
        Holi Ke Din @ Kishore Kumar, Lata Mangeshkar
        Mehbooba Mehbooba @ R. D. Burman
        Haa Jab Tak Hai Jaan @ Lata Mangeshkar
        ~ Dilwale Dulhania Le Jayenge | | | Jatin-Lalit | 1995 | Filmi | Hindi
        Mere Khwabon Mein @ Lata Mangeshkar
        Ho Gaya Hai Tujhko @ Lata Mangeshkar, Udit Narayan
        Ruk Ja O Dil Deewane @ Udit Narayan
        Tujhe Dekha To @ Kumar Sanu, Lata Mangeshkar
        Mehndi Laga Ke Rakhna @ Lata Mangeshkar, Udit Narayan
        Zara Sa Jhoom Loon Main @ Asha Bhosle, Abhijeet
        ~ Mustt Mustt | Nusrat Fateh Ali Khan | Nusrat Fateh Ali Khan | | 1990 | World | Urdu
        Mustt Mustt
        Nothing Without You (Tery Bina)
        Tracery
        The Game
        Taa Deem
        Sea of Vapours
        Fault Lines
        Tana Dery Na
        Mustt Mustt (Massive Attack Remix)
        """;
}
