"""Words of the sentence splitter: abbreviations by language, and words that begin sentences.

All are small and without the last full stop. ``NEVER_LAST`` are followed by what they belong to (a name, a
number); ``MAYBE_LAST`` can also end a sentence, which only a following ``STARTER`` shows. A language not
listed here has the entries of ``""``.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST: dict[str, frozenset[str]] = {
    "": _words("dr mr mrs ms prof st no vol vs cf p pp ed fig op"),
    "en": _words(
        "mr mrs ms messrs mx dr prof rev hon pres gov sen rep reps sens gen maj col lt capt cmdr cpl sgt pvt adm brig "
        "insp supt st ste mt ft no nos vol vols pp p para fig figs vs v cf e.g i.e viz ca c approx est ed eds op cit "
        "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun "
        "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa "
        "tenn tex va vt wash wis wyo ave blvd bldg dept univ msgr fr sr br atty asst dist"
    ),
    "de": _words(
        "dr prof hr fr frl st nr bd bde hrsg vgl bzw ca evtl ggf inkl z.b u.a d.h v.a z.t i.d.r o.ä sog str abs art "
        "aufl dipl ing min max mio mrd tel s sp jan feb mrz apr jun jul aug sept okt nov dez geb gest verh jh "
        "v.chr n.chr gen maj oberst lt hptm"
    ),
    "fr": _words(
        "m mm mme mmes mlle mlles me mgr dr pr prof st ste sts stes no nos n vol p pp cf av boul fig env art chap éd "
        "janv févr avr juil sept oct nov déc gén col cap lt av.j.-c apr.j.-c"
    ),
    "es": _words(
        "sr sra srta sres dr dra prof profa lic ing gral cnel cap tte d dña st sto sta av avda núm nº no vol pág págs p "
        "pp art fig cf ej p.ej aprox ed ene feb mar abr may jun jul ago sept oct nov dic ee"
    ),
    "it": _words(
        "sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa avv ing arch on sen gen col cap ten s san n nr vol p pp art "
        "fig cfr es ca ed gen feb mar apr mag giu lug ago set ott nov dic"
    ),
    "pt": _words(
        "sr sra srs dr dra prof profa eng gen cel cap ten d av n nº vol p pp pág art fig cf ex aprox ed jan fev mar abr "
        "mai jun jul ago set out nov dez"
    ),
    "nl": _words(
        "dhr mevr mw dr drs ir ing mr prof st nr blz p vgl ca bijv bv o.a d.w.z z.g jl resp art fig jan feb mrt apr jun "
        "jul aug sept okt nov dec gen kol kapt lt"
    ),
    "sv": _words(
        "dr prof hr fr st nr s sid jfr ca t.ex bl.a d.v.s dvs s.k f.d jan feb mar apr jun jul aug sept okt nov dec"
    ),
    "da": _words(
        "dr prof hr fr st nr s jf ca f.eks bl.a dvs d.v.s pga jan feb mar apr jun jul aug sept okt nov dec kl"
    ),
    "nb": _words(
        "dr prof hr fr st nr s jf ca f.eks bl.a dvs d.v.s jan feb mar apr jun jul aug sept okt nov des kl"
    ),
    "pl": _words(
        "dr prof mgr inż p pp pan ul al nr str s zob por m.in np tzw tj ok św gen płk kpt por ks im woj r"
    ),
    "cs": _words(
        "dr prof ing mgr judr mudr phdr p pí sv č čís str s srov např tzv tj cca gen plk kpt ul nám"
    ),
    "ru": _words(
        "г гг гр д ул пл пер просп им проф акад доц ген полк подп кап лейт св см ср стр с т тт рис табл напр т.е т.к "
        "т.н т.д.н и.о руб коп тыс млн млрд янв февр апр авг сент окт нояб дек обл р"
    ),
    "uk": _words(
        "м р рр д вул пл пров просп ім проф акад доц ген полк св див пор стор с т рис табл напр т.е т.зв грн коп тис "
        "млн млрд січ лют бер квіт трав черв лип серп вер жовт лист груд обл"
    ),
    "el": _words("κ κα κος δρ καθ αρ σελ βλ π.χ δηλ ιαν φεβ μαρ απρ ιουν ιουλ αυγ σεπ οκτ νοε δεκ"),
    "tr": _words("dr prof doç av sn st no s sf vb bkz örn yy gen alb yzb cad sok mah"),
}

MAYBE_LAST: dict[str, frozenset[str]] = {
    "": _words("etc"),
    "en": _words("etc inc ltd co corp bros jr sr esq a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.c a.d al"),
    "de": _words("usw etc co u.s jr sen u.a.m"),
    "fr": _words("etc cie jr"),
    "es": _words("etc cía ee.uu jr s.a a.c d.c"),
    "it": _words("ecc etc jr s.p.a a.c d.c"),
    "pt": _words("etc cia jr s.a a.c d.c"),
    "nl": _words("enz etc e.d jr"),
    "sv": _words("osv etc m.m"),
    "da": _words("osv etc m.m"),
    "nb": _words("osv etc m.m"),
    "pl": _words("itd itp etc"),
    "cs": _words("atd apod aj"),
    "ru": _words("т.д т.п др пр н.э"),
    "uk": _words("т.д т.п ін н.е"),
    "el": _words("κ.λπ κ.ά κλπ"),
    "tr": _words("vs vd a.ş"),
}

STARTERS: dict[str, frozenset[str]] = {
    "": frozenset(),
    "en": _words(
        "the a an in on at by for from with as but and or so yet if when while after before since although this that "
        "these those there here he she it they we you i his her its their our my who what why how where not no some "
        "many most all both each one two another other however meanwhile moreover then also"
    ),
    "de": _words(
        "der die das den dem des ein eine einer einem in im an am auf bei mit nach von vom zu zum zur für als aber und "
        "oder wenn während nachdem obwohl dies diese dieser dieses er sie es wir ihr ich sein seine ihre man wer was "
        "warum wie wo nicht kein keine alle auch dann doch damit dabei danach seit"
    ),
    "fr": _words(
        "le la les l un une des du de en dans à au aux par pour avec sur mais et ou si quand après avant ce cet cette "
        "ces il elle ils elles on nous vous je son sa ses leur leurs qui que pourquoi comment où selon lors puis"
    ),
    "es": _words(
        "el la los las un una unos unas en de del a al por para con sobre pero y o si cuando después antes este esta "
        "estos estas él ella ellos ellas su sus quien que por cómo dónde según no también luego se"
    ),
    "it": _words(
        "il lo la i gli le un uno una in nel nella di del della a al alla per con ma e o se quando dopo lui lei loro"
    ),
    "pt": _words(
        "o a os as um uma em no na de do da por para com mas e ou se quando depois ele ela eles elas seu sua"
    ),
    "nl": _words(
        "de het een in op bij met na van voor als maar en of toen hij zij het ze wij ik zijn haar hun dit dat deze"
    ),
    "ru": _words(
        "в во на по с со к из от у за под над при и а но или если когда после это этот эта эти он она оно они мы вы я "
        "его её их кто что как где не также однако затем"
    ),
    "uk": _words(
        "у в на по з із зі до від за під над при і й та а але або якщо коли після це цей ця ці він вона вони ми ви я"
    ),
}

# Languages that write an ordinal number with a full stop: “am 30. September”.
ORDINALS = frozenset("de da nb nn no fi cs sk pl hu hr sl sr et lv is tr bs".split())
