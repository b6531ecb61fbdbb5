"""Sentence starters for the languages whose abbreviations `srx` knows, so that *5 kr. Det* ends a sentence."""

from dataclasses import replace

from claims.text.sentences.rules import words
from claims.text.sentences.rules_common import COMMON

STARTERS = {
    "ca": words("""
        A Als Amb Aquest Aquesta Aquests Així Cada Com Dels Des Després El Ella Ells Els En Entre Es És Fins Ha Han Hi Ho
        I Ja La Les No Només Per Però Quan Que Segons Sense Si També Tot Un Una
    """),
    "cs": words("""
        A Ale Ani Bez Byl Byla Bylo Byly Co Do I Ja Jak Jako Je Jeho Její Jejich Jen Již Jsou Kde Kdo Kdy Když Která Které
        Který Mezi Na Nad Ne Nebo Než O Od On Ona Oni Po Pod Podle Pokud Pro Proto Před Při Proč Se Tak Také Tato Ten Tento
        Tím To Toto Už V Ve Však Za Ze Že
    """),
    "da": words("""
        Af Alle At Da De Den Der Deres Det Dette Disse Du Efter Eller En Er Et For Fra Før Han Hans Har Hun Hvad Hvem
        Hver Hvis Hvor Hvordan Hvorfor I Ifølge Ikke Ingen Jeg Kun Man Med Men Mange Mens Nu Når Og Også Om Over På Samt
        Selv Siden Som Så Til Under Ved Vi Vores
    """),
    "gl": words("""
        A Ademais As Aínda Cada Como Con Cando De Desde Despois E El Ela Eles En Entre Esta Este Estes Foi Hai Mais Máis
        Na No Non Nos O Os Para Pero Por Que Se Segundo Sen Son Tamén Un Unha
    """),
    "nb": words("""
        Alle At Av Da De Den Denne Der Deres Det Dette Disse Du Etter Eller En Er Et For Fra Før Han Hans Har Hun Hva Hvem
        Hver Hvis Hvor Hvordan Hvorfor I Ifølge Ikke Ingen Jeg Kun Man Med Men Mange Mens Nå Når Og Også Om Over På Samt
        Selv Siden Som Så Til Under Ved Vi Våre
    """),
    "nl": words("""
        Aan Alle Alleen Als Bij Daar Daarom Daarna Dat De Deze Die Dit Door Dus Een Eerst Elke Er Er Geen Haar Heeft Het Hij
        Hoe Hun Ik In Is Maar Meer Men Met Na Naar Niemand Niet Nog Nu Of Om Omdat Onder Ook Op Over Sinds Te Tegen Terwijl
        Toch Toen Tot Tijdens Uit Van Vanaf Veel Volgens Voor Waar Waarom Want Was Wat We Wel Werd Wie Wij Ze Zij Zijn Zo Zonder
    """),
    "pt": words("""
        A Ainda Além Antes Ao Aos Apenas Apesar As Assim Até Cada Com Como Contra Da Das De Depois Desde Do Dos Durante E Ela
        Elas Ele Eles Em Então Entre Era Essa Esse Esta Está Estas Este Estes Eu Foi Foram Há Hoje Isso Isto Já Mais Mas Muitos
        Na Nas Não Ninguém No Nos Nós O Onde Os Ou Para Pela Pelo Por Porque Porém Quando Quanto Que Quem Se Segundo Sem Seu
        Sua Só Sobre Também Tem Todos Tudo Um Uma Você
    """),
    "ro": words("""
        A Acest Această Aceasta Aceste Acesta Acestea Acum Am Apoi Are Astfel Au Ca Când Care Ce Cei Cel Cu Cum Dacă Dar De
        Deci Deoarece Deși Din Doar După E El Ea Ei Este Eu Fiecare În Într Încă Între La Mai Nici Nimeni Noi Nu O Pe Pentru
        Până Potrivit Prin Și Sunt Toate Toți Totuși Un Unde Va Vor
    """),
    "sk": words("""
        A Ale Ani Aj Bez Bol Bola Bolo Boli Čo Do Ak Ako Je Jeho Jej Ich Iba Kde Kto Kedy Keď Ktorá Ktoré Ktorý Medzi Na Nad Nie
        Alebo Než O Od On Ona Oni Po Pod Podľa Pre Preto Pred Pri Prečo Sa Sú Tak Tiež Táto Ten Tento Tým To Toto Už V Vo Však
        Za Zo Že
    """),
    "sv": words("""
        Alla Att Av Bara De Dem Den Denna Deras Dessa Det Detta Du Där Då Efter Eller En Enligt Ett Eftersom Från För Före Han
        Hans Har Hennes Hon Hur I Ingen Inte Jag Man Med Men Medan Många Nu När Och Också Om På Samt Sedan Som Så Till Under
        Ur Utan Vad Var Varför Vem Vi Vid Våra Än Är Även Över
    """),
}  # fmt: skip

OTHERS = {language: replace(COMMON, starters=starters) for language, starters in STARTERS.items()}
OTHERS["nn"] = OTHERS["no"] = OTHERS["nb"]
