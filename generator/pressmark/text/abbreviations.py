"""Words of the sentence splitter: abbreviations by language, and words that begin sentences.

All are small, but for single capitals that are titles, and without the last full stop. ``NEVER_LAST`` are
followed by what they belong to (a name, most often); ``MAYBE_LAST`` can also end a sentence, which only a
following one of ``STARTERS`` shows. A language not listed has the entries of ``""``.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST: dict[str, frozenset[str]] = {
    "": _words("cf dr ed mr mrs ms prof st vol vs"),
    "en": _words(
        """
        adm ala apr ariz ark asst atty aug ave bldg blvd br brig ca calif capt cf cmdr col colo conn
        cpl dec del dept dist dr e.g ed eds est feb fla fr fri ft gen gov hon i.e insp jan jul jun
        kan ky lt maj md messrs mich minn mo mon mont mr mrs ms msgr mt mx neb nev nov oct okla ore
        pres prof pvt rep reps rev sen sens sep sept sgt sr st ste supt tenn thu thur thurs tue tues
        univ v va viz vs vt wed wis wyo
        """
    ),
    "de": _words(
        """
        a apr aufl aug bde bzw ca d d.h dez dipl dr evtl feb fr frl geb gen gest ggf h hptm hr hrsg
        i i.d.r ing inkl jan jh jul jun lt maj max min mio mrd mrz n.chr nov o o.ä oberst okt prof
        sept sog st str tel u u.a v.a v.chr verh vgl z z.b z.t
        """
    ),
    "fr": _words(
        """
        M apr.j.-c av av.j.-c avr boul cap cf col dr déc env fig févr gén janv juil lt me mgr mlle
        mlles mm mme mmes nov oct pr prof sept st ste stes sts éd
        """
    ),
    "es": _words(
        """
        D abr ago aprox av avda cap cf cnel dic dr dra dña ed ee ej feb gral ing jul jun lic may nov
        oct p.ej prof profa sept sr sra sres srta st sta sto tte
        """
    ),
    "it": _words(
        """
        S ago apr arch avv ca cap cfr col dic dott dott.ssa ed es feb gen giu ing lug mag nov ott
        prof prof.ssa san sen set sig sig.na sig.ra sigg ten
        """
    ),
    "pt": _words(
        """
        D abr ago aprox av cap cel cf dez dr dra ed eng ex fev gen jan jul jun mai nov prof profa
        set sr sra srs ten
        """
    ),
    "nl": _words(
        """
        apr aug bijv bv ca d.w.z dec dhr dr drs feb gen ing ir jan jl jul jun kapt kol lt mevr mr
        mrt mw nov o.a okt prof resp sept st vgl z.g
        """
    ),
    "sv": _words(
        """
        apr aug bl.a ca d.v.s dec dr dvs f.d feb fr hr jan jfr jul jun nov okt prof s.k sept st t.ex
        """
    ),
    "da": _words(
        """
        apr aug bl.a ca d.v.s dec dr dvs f.eks feb fr hr jan jf jul jun kl nov okt pga prof sept st
        """
    ),
    "nb": _words(
        """
        apr aug bl.a ca d.v.s des dr dvs f.eks feb fr hr jan jf jul jun kl nov okt prof sept st
        """
    ),
    "pl": _words(
        """
        al dr gen im inż kpt ks m.in mgr np ok por pp prof płk tj tzw ul woj zob św
        """
    ),
    "cs": _words(
        """
        cca dr gen ing judr kpt mgr mudr např nám phdr plk prof pí srov sv tj tzv ul
        """
    ),
    "ru": _words(
        """
        авг акад апр ген гр д дек доц и.о им кап коп лейт млн млрд напр нояб окт пер пл подп полк
        просп проф руб св сент см ср т.д.н т.е т.к т.н тт тыс ул февр янв
        """
    ),
    "uk": _words(
        """
        акад бер вер вул ген грн груд д див доц жовт квіт коп лип лист лют м млн млрд напр пл полк
        пор пров просп проф св серп січ т.е т.зв тис трав черв ім
        """
    ),
    "el": _words(
        """
        απρ αρ αυγ βλ δεκ δηλ δρ ιαν ιουλ ιουν κ κα καθ κος μαρ νοε οκτ π.χ σελ σεπ φεβ
        """
    ),
    "tr": _words("alb av bkz cad doç dr gen mah prof sn sok st vb yy yzb örn"),
}

MAYBE_LAST: dict[str, frozenset[str]] = {
    "": _words("etc"),
    "en": _words(
        """
        a.d a.m al b.c bros co corp d.c e.u esq etc inc jr ltd m.d p.m ph.d sr u.k u.n u.s
        """
    ),
    "de": _words("co etc jr sen u.a.m u.s usw"),
    "fr": _words("cie etc jr"),
    "es": _words("a.c cía d.c ee.uu etc jr s.a"),
    "it": _words("a.c d.c ecc etc jr s.p.a"),
    "pt": _words("a.c cia d.c etc jr s.a"),
    "nl": _words("e.d enz etc jr"),
    "sv": _words("etc m.m osv"),
    "da": _words("etc m.m osv"),
    "nb": _words("etc m.m osv"),
    "pl": _words("etc itd itp r"),
    "cs": _words("aj apod atd"),
    "ru": _words("г гг др н.э обл пр р т.д т.п"),
    "uk": _words("н.е обл р рр т.д т.п ін"),
    "el": _words("κ.ά κ.λπ κλπ"),
    "tr": _words("a.ş vd vs"),
}

# Abbreviations only where a number follows: “No. 5”, but “The answer was no.”
BEFORE_NUMBER = _words(
    """
    abs art arts bd blz ch chap ene fig figs mar n no nos nr nº núm out p par para pg pp pág
    págs s sat sec sf sid sp ss st stor str sun vol vols č čís σελ рис с ст стор стр т табл
    """
)

STARTERS: dict[str, frozenset[str]] = {
    "": frozenset(),
    "en": _words(
        """
        a after all also although an and another as at before both but by each for from he her here
        his how however i if in it its many meanwhile moreover most my no not on one or other our
        she since so some that the their then there these they this those two we what when where
        while who why with yet you
        """
    ),
    "de": _words(
        """
        aber alle als am an auch auf bei dabei damit danach dann das dem den der des die dies diese
        dieser dieses doch ein eine einem einer er es für ich ihr ihre im in kein keine man mit nach
        nachdem nicht obwohl oder sein seine seit sie und vom von warum was wenn wer wie wir wo
        während zu zum zur
        """
    ),
    "fr": _words(
        """
        après au aux avant avec ce ces cet cette comment dans de des du elle elles en et il ils je l
        la le les leur leurs lors mais nous on ou où par pour pourquoi puis quand que qui sa selon
        ses si son sur un une vous à
        """
    ),
    "es": _words(
        """
        a al antes con cuando cómo de del después dónde el ella ellas ellos en esta estas este estos
        la las los luego no o para pero por que quien se según si sobre su sus también un una unas
        unos y él
        """
    ),
    "it": _words(
        """
        a al alla con del della di dopo e gli i il in la le lei lo loro lui ma nel nella o per
        quando se un una uno
        """
    ),
    "pt": _words(
        """
        a as com da de depois do e ela elas ele eles em mas na no o os ou para por quando se seu sua
        um uma
        """
    ),
    "nl": _words(
        """
        als bij dat de deze dit een en haar het hij hun ik in maar met na of op toen van voor wij ze
        zij zijn
        """
    ),
    "ru": _words(
        """
        а в во вы где его если её за затем и из или их к как когда кто мы на над не но однако он она
        они оно от по под после при с со также у что эта эти это этот я
        """
    ),
    "uk": _words(
        """
        а або але в ви вона вони від він до з за зі й коли ми на над по при під після та у це цей ця
        ці я якщо і із
        """
    ),
}

# Languages that write an ordinal number with a full stop: “am 30. September”.
ORDINALS = _words("bs cs da de et fi hr hu is lv nb nn no pl sk sl sr tr")
