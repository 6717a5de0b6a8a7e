"""Words that every text of a language has, and that therefore say nothing of any: articles, pronouns,
prepositions, conjunctions, auxiliary verbs, and what reports say of saying. Our own lists, of the languages
that the interface speaks and some neighbours; words too short to count are left out. In a large archive their
frequency would tell; in a small one nothing else does.
"""

from __future__ import annotations

_ENGLISH = """
about above across after again against ago all almost along already also although always among and
another any are around asked away back because been before began behind being below best better between
both but came can cannot come could days did does doing done down during each either else enough even
ever every few first five for four from further gave get give given goes going good got had has have
having her here him himself his how however into its itself just keep kept know known last later least
less like little long made make many may might more most much must near nearly never new next nine not
nothing now off often once one only other others our out over own part people per perhaps put rather
said same say says second see seen seven several shall she should since six some something soon still
such take taken tell ten than that the their them themselves then there these they thing things third
this those though three through thus today together told too took toward towards two under until upon
use used using very want was way week well went were what when where whether which while who whole whom
whose why will with within without would year years yes yesterday yet you your according added tomorrow
tonight monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december
"""
_GERMAN = """
aber alle allem allen aller alles als also am andere anderen anderer anderes auch auf aus bei beim
bereits bin bis bist da dabei dadurch dafür dagegen damit danach dann daran darauf daraus darin darüber
das dass dazu dein dem den denen denn der deren des deshalb dessen die dies diese diesem diesen dieser
dieses doch dort durch eine einem einen einer eines einige einigen einmal erst etwas euch für gegen
gewesen habe haben hat hatte hatten hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer immer indem
ins ist jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinen keiner können könnte konnte
machen mehr mein meine mich mir mit muss müssen mussten nach nachdem nicht nichts noch nun nur obwohl
oder ohne schon sehr sein seine seinem seinen seiner seit selbst sich sie sind sind so sogar soll sollen
sollte sondern sonst soweit sowie über um und uns unser unter viel viele vielen vom von vor während war
waren warum was weil weiter welche welchem welchen welcher wenig wenn wer werde werden wie wieder
wieviel will wir wird wo wohl worden wurde wurden zum zur zwar zwischen zwei drei vier jahr jahre jahren
sagte sagt heute gestern morgen gibt ging kam neue neuen erste ersten
"""
_FRENCH = """
afin ainsi alors après aucun aucune aujourd aussi autre autres avaient avait avant avec avoir avons
beaucoup bien car ceci cela celle celles celui cependant certains ces cet cette ceux chaque chez comme
comment contre dans deja déjà depuis des dès deux devant dire dit doit donc dont du elle elles encore
entre est étaient était étant été être eux fait faire fois font hier hui ici ils jamais jour jours jusqu
les leur leurs lors lorsque lui mais même mêmes mieux moins mon nos notre nous nouveau nouvelle non ont
ou où par parce pas pendant peu peut plus plusieurs plutôt pour pourquoi pourrait premier première près
puis qu quand que quel quelle quelles quels quelque quelques qui quoi sans selon sera serait ses
seulement si sinon soit son sont sous souvent sur tandis tant tel telle tous tout toute toutes très
trois trop une vers voir vos votre vous
"""
_RUSSIAN = """
без более больше будет будут был была были было быть вам вас ведь весь вместе во вот все всего всех всё
всю где год года году даже два две для до другие других его ему если есть еще ещё же за здесь из или им
именно ими их как какая какой когда кого которая которого которое которой котором которую которые
которых который кроме кто куда лет лишь между меня мне много может можно мой мы на над надо нас наш него
нее неё ней нельзя нему нет ни ним них но новый ну об один одна однако одной около он она они оно от
очень перед по под после потом потому почти при про против раз с сам самый свои своего своей своих своих
свою себе себя сегодня сейчас сказал сказала сказали со сообщил со стал стала стали так также такая
такие такой там те тем теперь то тогда того тоже только том тому тот три тут ты уже хотя чего чем через
что чтобы чтоб эта эти этим этих это этого этой этом этот эту вчера
"""
_SPANISH = """
además ahora algo algunos algunas ante antes años año aquel aquella así aun aunque bajo bien cada casi
como cómo con contra cual cuando cuál cuándo desde después día días dice dijo donde dónde dos durante
ella ellas ellos entonces entre era eran esa esas ese eso esos esta está están estaba estaban estas este
esto estos fue fueron gran había habían hace hacer hacia han hasta hay hoy las les los luego más mayor
menos mientras mismo misma mucho muchos muy nada ni ninguno nos nosotros nuestra nuestro nueva nuevo
otra otras otro otros para pero poco por porque primer primera puede pueden pues qué que quien quién
según ser será sido sin sino sobre solo sólo son sus también tan tanto tener tenía tiene tienen toda
todas todo todos tras tres una unas uno unos vez ya
"""
_DUTCH = """
aan alle alleen alles als altijd ander andere anderen bij daar dan dat den der deze die dit doch doen
door dus echter een eens eerste geen geweest gezegd had hadden heb hebben heeft hem hen het hier hij hoe
hun iets ieder jaar kan kon kunnen maar meer men met mijn moet naar niet niets nieuwe nog nu omdat onder
ons ook over reeds sinds slechts tegen ten ter terwijl toch toen tot tussen uit uw van veel verder voor
waar waren want was wat weer wel werd werden wie wij worden wordt zal zegt zei zeer zich zij zijn zonder
zou zouden zulke
"""
_SWEDISH = """
alla allt andra att bara blev bli blir både dag dem den denna deras dess dessa det detta där därför
efter eller emot ett fick finns fram från för före första genom gick gör göra hade han hans har hela
henne hennes hon honom hur här icke ingen inga inte inom kan kom komma kunde med mellan men mera mot
mycket man många måste nu något några när och också om oss sade samma sedan sig sin sina sitt skall ska
skulle som stor stora så sådan till under upp utan vad var vara varit vid vilka vilken vill vår även år
över
"""
_ITALIAN = """
alcuni alla alle allo altre altri altro anche ancora anni anno avere aveva avevano bene che chi come con
contro cosa così cui dagli dai dal dalla dalle degli dei del della delle dello deve dopo dove due
durante ella era erano essere fatto fino fra già giorni giorno gli hanno infatti loro lui mentre meno
molto molti nei nel nella nelle nello noi non nostra nostro ogni oggi oltre ora per perché però più poco
poi prima primo può quale quali quando quanto quasi quella quelle quelli quello questa queste questi
questo sempre senza solo sono sopra sotto stata stati stato sua sue sul sulla sulle suo suoi tra tre
tutta tutte tutti tutto una uno
"""

COMMON = frozenset(
    word.casefold()
    for words in (_ENGLISH, _GERMAN, _FRENCH, _RUSSIAN, _SPANISH, _DUTCH, _SWEDISH, _ITALIAN)
    for word in words.split()
)
"""All of them, in small letters. The lists are one: reports quote, and are filed under the wrong language."""
