package check

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
)

// An edit changes one place of a file.
type edit struct{ file, old, now string }

// problemsAfter returns what is wrong with a brief without faults once it was edited.
func problemsAfter(t *testing.T, edits ...edit) (what []string) {
	t.Helper()
	files := fstest.MapFS{}
	folder := os.DirFS("testdata/raids")
	names, err := fs.Glob(folder, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	for _, e := range edits {
		text := string(files[e.file].Data)
		if !strings.Contains(text, e.old) {
			t.Fatalf("%q isn't in %s", e.old, e.file)
		}
		files[e.file].Data = []byte(strings.Replace(text, e.old, e.now, 1))
	}
	b, _ := brief.Open(files, brief.Options{Gazetteer: atlas.Load()})
	report, err := Brief(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		what = append(what, p.What)
	}
	return what
}

// namesOne reports whether a list has one problem that says something, or none where nothing is wanted.
func namesOne(what []string, want string) bool {
	return len(what) == 0 && want == "" || len(what) == 1 && want != "" && strings.Contains(what[0], want)
}

func TestFaultsOfSeveralPlacesAreNamed(t *testing.T) {
	selection := edit{"brief.md", `kind: census, sentence: "All eight raids of the exercise are here."`, `kind: selection, sentence: "Some."`}
	for _, c := range []struct {
		name  string
		edits []edit
		want  string
	}{
		{"a trend of two scopes", []edit{
			{"brief.md", "The two counts of 2024 differ by half", "Its strength has doubled"},
			{"series.csv", "450,450,men under arms", "450,450,men and families"},
		}, "the title tells a trend (“doubled”), but the estimates count different things"},
		{"a trend of a selection", []edit{
			selection, {"brief.md", `by="country" measure="sum killed" title="Nigeria counts the most dead" alt="People killed: most in Nigeria, then Chad, then Niger."`, `by="year" title="Raids are falling" alt="Raids by year."`},
		}, "the title tells a trend (“falling”), but the incidents are a selection: their number shows none"},
		{"a trend of a census", []edit{
			{"brief.md", `by="country" measure="sum killed" title="Nigeria counts the most dead" alt="People killed: most in Nigeria, then Chad, then Niger."`, `by="year" title="Raids are falling" alt="Raids by year."`},
		}, ""},
		{"a selection without a trend", []edit{selection}, ""},
		{"a digit too many", []edit{
			{"incidents.csv", "port,12,,20,", "port,12,,2000,"}, {"brief.md", "47 to 58", "47 to 2,038"}, {"brief.md", "12 to 20", "12 to 2,000"},
		}, "2023-03-04-baga has up to 2,000 people killed, and no other incident has more than 9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := problemsAfter(t, c.edits...); !namesOne(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Each changes one thing.
func TestAnEditorsFaultsAreNamed(t *testing.T) {
	const (
		told  = `"every net pays" [@leaflet, p. 2].`
		raid  = "Ngouboua,13.6000,14.0000,district,,attack"
		bosso = "attributed,,confirmed,moderate,Tents of the displaced were set on fire.,un-report"
	)
	for _, c := range []struct{ name, file, old, now, want string }{
		{"nothing", "brief.md", "", "", ""},
		{"another likelihood", "brief.md", "It is likely that", "It is very unlikely that", "the text says “very unlikely”, the judgement is “likely”"},
		{"a word of another scale", "brief.md", "It is likely that", "It is likely, if not highly likely, that", "the text says “highly likely”, which is no word of the scale icd203"},
		{"another and its own", "brief.md", "It is likely that", "It is likely, not certain, and unlikely to be soon, that", ""},
		{"another confidence", "brief.md", "by December 2024 [@un", "by December 2024. We say so with low confidence [@un", "the text speaks of low confidence, the judgement has moderate"},
		{"its own confidence", "brief.md", "by December 2024 [@un", "by December 2024. We say so with moderate confidence [@un", ""},
		{"no time", "brief.md", " by December 2024 [@un", " [@un", "the judgement says what will be, and names no time"},
		{"no time of what is", "brief.md", "the next raid will fall on the northern shore by December 2024", "the last raid fell on the northern shore", ""},
		{"two claims", "brief.md", "shore by December", "shore and that the group will split by December", "the judgement joins two claims"},
		{"no owner", "brief.md", `owner="Lake Chad Basin Commission" `, "", "the recommendation doesn’t say who should follow it"},
		{"due before the brief", "brief.md", `by="2024-12"`, `by="2024-05"`, "the recommendation is due by May 2024, before 30 June 2024"},
		{"due in the month of the brief", "brief.md", `by="2024-12"`, `by="2024-06"`, ""},
		{"another mark", "brief.md", "# What it wants {#aims}\n", "# What it wants {#aims}\n\nTLP: RED\n", "the text is marked TLP:RED, and the brief is TLP:GREEN"},
		{"its own mark", "brief.md", "# What it wants {#aims}\n", "# What it wants {#aims}\n\nTLP:GREEN\n", ""},
		{"words on a mark", "brief.md", "# What it wants {#aims}\n", "# What it wants {#aims}\n\nIts annex is TLP:RED.\n", ""},
		{"an alternative without words", "brief.md", `alt="People killed: most in Nigeria, then Chad, then Niger."`, `alt="A chart"`, "the text alternative “A chart” doesn’t say what is shown"},
		{"more of a country than are drawn", "brief.md", "Four raids lie on the Nigerian shore", "Five raids lie on the Nigerian shore", "the text alternative says “Five raids lie on the Nigerian shore”, the drawing has 4 at most in Nigeria"},
		{"more than are drawn", "brief.md", `alt="Map of Lake Chad. Four`, `alt="Nine raids on Lake Chad. Four`, "the text alternative says “Nine raids”, the drawing has 8 incidents"},
		{"another estimate", "brief.md", "300 and 450 in 2024.", "300 and 540 in 2024.", "the text alternative says “540”, the drawing has no such estimate"},
		{"more victims than are drawn", "brief.md", "most in Nigeria, then Chad, then Niger.", "most in Nigeria, then Chad, 9 in Niger.", "“9 in Niger”, the drawing has"},
		{"a word twice", "brief.md", "Patrol the northern", "Patrol the\nthe northern", "“the” stands twice"},
		{"a name twice", "brief.md", "Patrol the northern", "Patrol Bora Bora and had had the northern", ""},
		{"no coverage", "brief.md", `coverage: {kind: census, sentence: "All eight raids of the exercise are here."}` + "\n", "", "the front matter doesn’t say how complete the incidents are"},
		{"a country of no code", "brief.md", "focus: [NGA,", "focus: [NGR,", "the map’s focus names NGR, and no country has that code"},
		{"a number alone", "brief.md", "March 2024 [@mission-2024]", "March 2024", "the number 300 rests on no source and no incidents"},
		{"a large number alone", "brief.md", "at 300 men in March 2024 [@mission-2024]", "at 1,300 men in March 2024", "the number 1,300 rests on no source"},
		{"a date alone", "brief.md", "put its strength at 300 men in March 2024 [@mission-2024]", "was there from 12 March 2024", ""},
		{"a month after the brief", "brief.md", told, told + " In August 2024 it added fines [@leaflet, p. 3].", "August 2024 is after 30 June 2024"},
		{"another month after it", "brief.md", told, told + " In May 2024 and July 2024 boats were fined by it for fishing [@leaflet, p. 3].", "July 2024 is after 30 June 2024"},
		{"by a month ahead", "brief.md", told, told + " It wants them doubled by August 2024 [@leaflet, p. 3].", ""},
		{"a month ahead", "brief.md", told, told + " It will end in August 2024 [@leaflet, p. 3].", ""},
		{"no past: Senegal votes again on 17 November 2024", "brief.md", told, told + " Senegal votes again on 17 November 2024 [@leaflet, p. 3].", ""},
		{"no past: The transition is meant to end in March 2025", "brief.md", told, told + " The transition is meant to end in March 2025 [@leaflet, p. 3].", ""},
		{"no past: The junta extended its rule to July 2029", "brief.md", told, told + " The junta extended its rule to July 2029 [@leaflet, p. 3].", ""},
		{"no past: The Council renewed the mandate until 28 February 2025", "brief.md", told, told + " The Council renewed the mandate until 28 February 2025 [@leaflet, p. 3].", ""},
		{"no past: The mandate ends on 31 December 2024, and the Council must decide by then", "brief.md", told, told + " The mandate ends on 31 December 2024, and the Council must decide by then [@leaflet, p. 3].", ""},
		{"no past: The contract runs through September 2024", "brief.md", told, told + " The contract runs through September 2024 [@leaflet, p. 3].", ""},
		{"no past: The embargo lapses on 1 October 2024 unless renewed", "brief.md", told, told + " The embargo lapses on 1 October 2024 unless renewed [@leaflet, p. 3].", ""},
		{"no past: Ramadan begins on 1 March 2025", "brief.md", told, told + " Ramadan begins on 1 March 2025 [@leaflet, p. 3].", ""},
		{"no past: The rains last from July to October 2024 in this forecast", "brief.md", told, told + " The rains last from July to October 2024 in this forecast [@leaflet, p. 3].", ""},
		{"no past: The projection for June to September 2024 was told", "brief.md", told, told + " The projection for June to September 2024 was told [@leaflet, p. 3].", ""},
		{"no past: The deadline is 15 July 2024", "brief.md", told, told + " The deadline is 15 July 2024 [@leaflet, p. 3].", ""},
		{"no past: The state of emergency was prolonged to October 2024", "brief.md", told, told + " The state of emergency was prolonged to October 2024 [@leaflet, p. 3].", ""},
		{"no past: The Summit takes place in New York in September 2024", "brief.md", told, told + " The Summit takes place in New York in September 2024 [@leaflet, p. 3].", ""},
		{"no past: The junta, which took power in 2021, ends its rule in March 2025", "brief.md", told, told + " The junta, which took power in 2021, ends its rule in March 2025 [@leaflet, p. 3].", ""},
		{"no past: The UN said that Senegal votes in March 2025", "brief.md", told, told + " The UN said that Senegal votes in March 2025 [@leaflet, p. 3].", ""},
		{"no past: The junta announced elections in March 2025", "brief.md", told, told + " The junta announced elections in March 2025 [@leaflet, p. 3].", ""},
		{"no past: The renewed mandate of the armed forces ends in March 2025", "brief.md", told, told + " The renewed mandate of the armed forces ends in March 2025 [@leaflet, p. 3].", ""},
		{"no past: The hundred men of the united front leave in March 2025", "brief.md", told, told + " The hundred men of the united front leave in March 2025 [@leaflet, p. 3].", ""},
		{"past: In July 2024, the group burnt Bol", "brief.md", told, told + " In July 2024, the group burnt Bol [@leaflet, p. 3].", "July 2024 is after"},
		{"past: On 2024-07-14 boats were burnt", "brief.md", told, told + " On 2024-07-14 boats were burnt [@leaflet, p. 3].", "2024-07-14 is after"},
		{"past: On July 14, 2024 it raided Bol", "brief.md", told, told + " On July 14, 2024 it raided Bol [@leaflet, p. 3].", "July 14, 2024 is after"},
		{"past: It struck Bol on 14 July 2024", "brief.md", told, told + " It struck Bol on 14 July 2024 [@leaflet, p. 3].", "14 July 2024 is after"},
		{"past: Bol fell in Aug. 2024", "brief.md", told, told + " Bol fell in Aug. 2024 [@leaflet, p. 3].", "Aug. 2024 is after"},
		{"past: In 2025 it burnt Bol", "brief.md", told, told + " In 2025 it burnt Bol [@leaflet, p. 3].", "2025 is after"},
		{"past: It burnt the boats that lay in Bol in August 2024", "brief.md", told, told + " It burnt the boats that lay in Bol in August 2024 [@leaflet, p. 3].", "August 2024 is after"},
		{"past: The council, on 14 July 2024, met in Bol", "brief.md", told, told + " The council, on 14 July 2024, met in Bol [@leaflet, p. 3].", "14 July 2024 is after"},
		{"past: It was there in June 2024", "brief.md", told, told + " It was there in June 2024 [@leaflet, p. 3].", ""},
		{"past: In 2024 it burnt Bol", "brief.md", told, told + " In 2024 it burnt Bol [@leaflet, p. 3].", ""},
		{"no date", "brief.md", told, told + " Last year it doubled them [@un-report].", "“Last year” says no date to a later reader"},
		{"a year beside", "brief.md", told, told + " Recently, in 2024, it doubled them [@un-report].", ""},
		{"no page", "brief.md", "[@leaflet, p. 2]", "[@leaflet]", `a passage of "leaflet" is quoted without its page`},
		{"an abbreviation", "brief.md", "The Multinational Joint Task Force (MNJTF) put", "The MNJTF put", "“MNJTF” is never explained"},
		{"a word in capitals", "brief.md", told, told + " It was not so, it was NOT so, and IMPORTANT [@leaflet, p. 3].", ""},
		{"an American", "brief.md", told, told + " Its neighbors pay [@leaflet].", "“neighbors” is American English"},
		{"an American name", "brief.md", told, told + " The Lake Center says so [@leaflet].", ""},
		{"nobody behind a source", "sources.yaml", "  author:\n  - literal: Multinational Joint Task Force\n", "", `"mission-2024" has neither author nor publisher`},
		{"a source without a date", "sources.yaml", "  issued:\n    date-parts:\n    - [2023, 2]\n", "", `"leaflet" has no date`},
		{"a source of later", "sources.yaml", "[2024, 6, 15]", "[2024, 7, 15]", `"mission-2024" was issued after 30 June 2024`},
		{"no DOI", "sources.yaml", "  title: The toll\n", "  title: The toll\n  DOI: doi of the toll\n", `the DOI of "leaflet", doi of the toll, is none`},
		{"an address without a host", "sources.yaml", "https://example.org/mission", "https:///mission report", "leads nowhere"},
		{"no source", "incidents.csv", bosso, strings.TrimSuffix(bosso, "un-report"), "2023-11-18-bosso has no source"},
		{"no claimant", "incidents.csv", bosso, strings.Replace(bosso, "attributed", "claimed", 1), "2023-11-18-bosso is claimed, but not by whom"},
		{"a year too long", "incidents.csv", "2023-03-04,,Fishing", "2023-03-04,2024-03-05,Fishing", "2023-03-04-baga lasts 368 days"},
		{"too far", "incidents.csv", raid, strings.Replace(raid, "district,", "district,4000", 1), "2024-03-10-ngouboua has the precision district and a radius of 4,000 km"},
		{"far off", "incidents.csv", "13.3150,12.6110", "13.8050,8.9880", "2024-05-05-diffa lies 395 km from Diffa, its place"},
		{"swapped", "incidents.csv", "12.9240,13.5660", "13.5660,12.9240", "2023-01-15-kukawa lies 8 km outside Nigeria"},
		{"over the border", "incidents.csv", "12.3700,14.2200", "12.3900,14.2500", ""},
		{"one name in two spellings", "incidents.csv", "ambush,Lake Group", "ambush,The lake-group", "actor “The lake-group” of 2023-06-21-monguno counts as another than “Lake Group”"},
		{"two cells", "brief.md", told, told + "\n\n| a | b |\n|---|---|\n| yes | yes |\n", ""},
		{"a word three times", "brief.md", "Patrol the northern", "Patrol the the the northern", "“the” stands 3 times"},
		{"a word twice in a heading", "brief.md", "# How strong it is", "# How strong strong it is", "“strong” stands twice"},
		{"a word twice with a capital", "brief.md", "Patrol the northern", "The the northern", "“the” stands twice"},
		{"a word twice in a title", "brief.md", "title: Raids around Lake", "title: Raids around around Lake", "“around” stands twice"},
		{"a word twice in a caption", "brief.md", "Men under arms.\"", "Men under under arms.\"", "“under” stands twice"},
		{"a short form in brackets", "brief.md", told, told + " The Mixed Force (the “**MNKF**”) came. The MNKF left [@leaflet].", ""},
		{"a short form with another", "brief.md", told, told + " The ISSP came (ISSP, formerly ISGS) [@leaflet].", ""},
		{"a short form of its initials", "brief.md", told, told + " The Lake Boat Users of Bol pay. LBUB pays [@leaflet].", ""},
		{"initials of small words", "brief.md", told, told + " It has IEDs. An improvised explosive device is laid [@leaflet].", ""},
		{"a short form with its name behind", "brief.md", told, told + " LBUX, the Lake Boat Union, pays [@leaflet].", ""},
		{"a short form called so", "brief.md", told, told + " The boatmen, or LBUX, pay, known as BUXX and called “LXXB”, BXXL for short [@leaflet].", ""},
		{"a short form with a note", "brief.md", told, told + " LBUX[^x] pays [@leaflet].\n\n[^x]: A union of boatmen.", ""},
		{"a short form in a title", "brief.md", "title: Raids around", "title: Raids of the LBUX around", "“LBUX” is never explained"},
		{"a short form of the title", "brief.md", "title: Raids around", "title: The Lake Union (LXBU) and raids around", ""},
		{"short forms as terms", "brief.md", told, told + "\n\nLBUX\n:   The boatmen of Bol.", ""},
		{"no short forms", "brief.md", told, told + " Pope John XXIII and FY2023, USS Carney and HMS Diamond, “STOP”, 12 USD and SMS [@leaflet].", ""},
		{"short forms in the plural", "brief.md", told, told + " It has LXDs [@leaflet].", "“LXD” is never explained"},
		{"a short form in a heading", "brief.md", "# How strong it is", "# How strong the LBUX is", "“LBUX” is never explained"},
		{"a short form as owner", "brief.md", "owner=\"Lake Chad Basin Commission\"", "owner=\"LBUX\"", "“LBUX” is never explained"},
		{"no numbers of things", "brief.md", told, told + "\n\nResolution 2719 (2023), Article 51, paragraph 12, page 45, pp. 3–5, Chapter 12, Annex 14, Table 12, RFC 2119, ISO 8601, Rule 144, Decree 1200, Route 12, kilometre 12, Call 112, M23 (March 23 Movement), 7.62 mm, 18:00, 13.5° N, 24 hours and No. 12 are told.", ""},
		{"a number with a space", "brief.md", told, told + "\n\nIt has 2 000 men.", "the number 2 000 rests"},
		{"a number of millions", "brief.md", told, told + "\n\nIt took $2.5 million.", "the number 2.5 million rests"},
		{"a glued number", "brief.md", told, told + "\n\nIt took €3m.", "the number 3m rests"},
		{"a number in a list", "brief.md", told, told + "\n\nIt has:\n\n- 40 boats\n- nets", "the number 40 rests"},
		{"a number in a list that rests", "brief.md", told, told + "\n\nIt has [@leaflet]:\n\n- 40 boats\n- nets", ""},
		{"a number in a note", "brief.md", told, told + "\n\nIt fishes.[^x]\n\n[^x]: With 40 boats.", "the number 40 rests"},
		{"a number in an aside", "brief.md", told, told + "\n\n::: aside\nIt has 40 boats.\n:::", "the number 40 rests"},
		{"a quoted title", "brief.md", told, told + " It is told in \"The toll\" [@leaflet].", ""},
		{"a quoted term", "brief.md", told, told + " It takes a \"fish tax\" [@leaflet].", ""},
		{"a page in the text", "brief.md", told, told + " On p. 2 it says \"every net pays a toll\" [@leaflet].", ""},
		{"a block quotation without a page", "brief.md", told, told + "\n\n> Every net pays a toll. [@leaflet]", "a passage of \"leaflet\" is quoted without its page"},
		{"single marks", "brief.md", told, told + " It says 'every net pays a toll' [@leaflet].", "a passage of \"leaflet\" is quoted without its page"},
		{"spelling of others", "brief.md", told, told + " It says \"our neighbors\" and `color`, and [color]{lang=en-US}, Mr. Gray’s and Gray’s [@leaflet, p. 2].", ""},
		{"spelling of both", "brief.md", told, told + " It has honorary members, vigorous laboratory work, fulfilled promises and its analyses [@leaflet].", ""},
		{"spelling in a caption", "brief.md", "Men under arms.\"", "Men of all colors.\"", "“colors” is American English, and the brief is in British: “colours”"},
		{"a whole word", "brief.md", told, told + " It was analyzed [@leaflet].", "“analysed”"},
		{"kilometers", "brief.md", told, told + " It is two kilometers off [@leaflet].", "“kilometres”"},
		{"fulfillment", "brief.md", told, told + " It is the fulfillment of all [@leaflet].", "“fulfilment”"},
		{"weeks ago", "brief.md", told, told + " Two weeks ago it doubled them [@leaflet].", "“Two weeks ago” says no date"},
		{"has just", "brief.md", told, told + " It has just doubled them [@leaflet].", "“has just” says no date"},
		{"the past year", "brief.md", told, told + " It doubled them over the past year [@leaflet].", "“over the past year” says no date"},
		{"last months", "brief.md", told, told + "\n\n- In the last six months it doubled them [@leaflet].", "“In the last six months” says no date"},
		{"last summer", "brief.md", "The raids moved from", "Last summer the raids moved from", "“Last summer” says no date"},
		{"a name of lately", "brief.md", told, told + " It sang “The Recently Departed” [@leaflet].", ""},
		{"late in years", "brief.md", told, told + " It lately, in the late 2000s, doubled them [@leaflet].", ""},
		{"a denial", "brief.md", "It is likely that", "It is not likely that", "the text says “not likely”"},
		{"an adverb", "brief.md", "It is likely that the next raid will fall", "The next raid will very probably fall", "the text says “very probably”"},
		{"another adverb", "brief.md", "It is likely that the next raid will fall", "The next raid will almost certainly fall", "the text says “almost certainly”"},
		{"its own adverb", "brief.md", "It is likely that the next raid will fall", "The next raid will probably fall", ""},
		{"one fault", "brief.md", "It is likely that", "It is highly unlikely that", "the text says “highly unlikely”, which is no word"},
		{"a chance that no scale has", "brief.md", "It is likely that", "There is a remote chance that", "the text says “remote chance”, which is no word"},
		{"a remote shore", "brief.md", "on the northern shore by", "on a remote shore by", ""},
		{"confidence of others", "brief.md", "by December 2024 [@un", "with high confidence of success by December 2024, though the talks build low confidence [@un", ""},
		{"our confidence", "brief.md", "by December 2024 [@un", "by December 2024. Our confidence is high [@un", "the text speaks of high confidence"},
		{"a word on confidence", "brief.md", "by December 2024 [@un", "by December 2024. Confidence: low [@un", "the text speaks of low confidence"},
		{"confidence in this", "brief.md", "by December 2024 [@un", "by December 2024. Confidence in this is only low [@un", "the text speaks of low confidence"},
		{"highly confident", "brief.md", "by December 2024 [@un", "by December 2024. We are highly confident of it [@un", "the text speaks of high confidence"},
		{"little confidence", "brief.md", "by December 2024 [@un", "by December 2024. We have little confidence in it [@un", "the text speaks of low confidence"},
		{"a reason", "brief.md", "Two independent counts agree on where, not on who.", "Low confidence, since two counts agree on where alone.", "the text speaks of low confidence"},
		{"a will", "brief.md", "the next raid will fall on the northern shore by December 2024", "its leader left a will", ""},
		{"through a month", "brief.md", "by December 2024 [@un", "through Ramadan [@un", ""},
		{"once it ends", "brief.md", "by December 2024 [@un", "once the mandate ends [@un", ""},
		{"when it ends", "brief.md", "by December 2024 [@un", "when the mandate ends [@un", ""},
		{"likely to try", "brief.md", "It is likely that the next raid will fall on the northern shore by December 2024", "It is likely to try again", "names no time"},
		{"it won’t", "brief.md", "will fall on the northern shore by December 2024", "won't fall on the northern shore", "names no time"},
		{"it would likely", "brief.md", "the next raid will fall on the northern shore by December 2024", "it would likely raid the northern shore", "names no time"},
		{"the next raid", "brief.md", "will fall on the northern shore by December 2024", "falls on the northern shore", "names no time"},
		{"founded of old", "brief.md", "the next raid will fall on the northern shore by December 2024", "the group, founded in 2015, will split", "names no time"},
		{"months to come", "brief.md", "by December 2024 [@un", "in the coming months [@un", "names no time"},
		{"soon", "brief.md", "by December 2024 [@un", "soon or in the near future [@un", "names no time"},
		{"two futures", "brief.md", "shore by December", "shore, and the group will split by December", "the judgement joins two claims"},
		{"futures by a semicolon", "brief.md", "shore by December", "shore; the group will split by December", "the judgement joins two claims"},
		{"futures at a time", "brief.md", "shore by December", "shore, while the group will split by December", "the judgement joins two claims"},
		{"but that", "brief.md", "shore by December", "shore but that the group will split by December", "the judgement joins two claims"},
		{"as well as that", "brief.md", "shore by December", "shore as well as that the group will split by December", "the judgement joins two claims"},
		{"likely to and to", "brief.md", "It is likely that the next raid will fall", "The group is likely to raid the shore and to split", "the judgement joins two claims"},
		{"one on a group", "brief.md", "the next raid will fall", "the group that raids Bol and that taxes it will fall", ""},
		{"one on places", "brief.md", "on the northern shore by", "on the villages and the towns that will pay by", ""},
		{"a later sentence", "brief.md", "by December 2024 [@un", "by December 2024. It is small, and that the group knows [@un", ""},
		{"nobody as owner", "brief.md", "owner=\"Lake Chad Basin Commission\"", "owner=\"TBD\"", "doesn’t say who should follow it"},
		{"due in the past", "brief.md", "since the last three raids fell there", "and do so by March 2024, since raids fell there", "the recommendation is on what is to be by March 2024, before 30 June 2024"},
		{"due before a year’s end", "brief.md", "by December 2024 [@un", "before the end of 2023 [@un", "the judgement is on what is to be by 2023, before 30 June 2024"},
		{"what was by a day", "brief.md", "since the last three raids fell there", "since three raids had fallen by March 2024", ""},
		{"a mark in brackets", "brief.md", told, told + "\n\n(TLP:RED) Its boats lie in Bol.", "the text is marked TLP:RED"},
		{"a page with a mark", "brief.md", told, told + "\n\nThis page is TLP:RED.", "the text is marked TLP:RED"},
		{"a mark in a heading", "brief.md", "# How strong it is", "# TLP:AMBER+STRICT How strong it is", "the text is marked TLP:AMBER+STRICT"},
		{"a mark in a subtitle", "brief.md", "subtitle: An", "subtitle: CONFIDENTIAL. An", "the text is marked CONFIDENTIAL"},
		{"a mark in a caption", "brief.md", "Men under arms.\"", "UNCLASSIFIED//FOUO Men under arms.\"", "the text is marked UNCLASSIFIED//FOUO"},
		{"a mark of use", "brief.md", told, told + "\n\nFOR OFFICIAL USE ONLY. Its boats lie in Bol.", "the text is marked FOR OFFICIAL USE ONLY"},
		{"words on a strict mark", "brief.md", told, told + " The annex is TLP:AMBER+STRICT [@leaflet].", ""},
		{"a map of the incidents", "brief.md", "alt=\"People killed: most in Nigeria, then Chad, then Niger.\"", "alt=\"Map of the incidents\"", "doesn’t say what is shown"},
		{"a bar chart", "brief.md", "alt=\"People killed: most in Nigeria, then Chad, then Niger.\"", "alt=\"Bar chart\"", "doesn’t say what is shown"},
		{"see its caption", "brief.md", "alt=\"People killed: most in Nigeria, then Chad, then Niger.\"", "alt=\"See caption.\"", "doesn’t say what is shown"},
		{"a dash as alternative", "brief.md", "alt=\"People killed: most in Nigeria, then Chad, then Niger.\"", "alt=\"-\"", "doesn’t say what is shown"},
		{"a file as alternative", "brief.md", "alt=\"People killed: most in Nigeria, then Chad, then Niger.\"", "alt=\"map.png\"", "doesn’t say what is shown"},
		{"a map of a name", "brief.md", "alt=\"People killed: most in Nigeria, then Chad, then Niger.\"", "alt=\"Map of Lake Chad\"", "doesn’t say what is shown"},
		{"a map that is told", "brief.md", "alt=\"People killed: most in Nigeria, then Chad, then Niger.\"", "alt=\"Map of Lake Chad with the raids on its shores\"", ""},
		{"nobody by name", "sources.yaml", "literal: Multinational Joint Task Force", "literal: Unknown", "\"mission-2024\" has neither author nor publisher"},
		{"no title", "sources.yaml", "  title: Half-year account\n", "", "\"mission-2024\" has no title"},
		{"accessed later", "sources.yaml", "https://example.org/mission\n  accessed: 2024-06-20", "https://example.org/mission\n  accessed: 2024-07-20", ""},
		{"a host without a dot", "sources.yaml", "https://example.org/mission", "https://example/mission", "leads nowhere"},
		{"an address with two schemes", "sources.yaml", "https://example.org/mission", "https://https://example.org/mission", "leads nowhere"},
		{"a comma in a host", "sources.yaml", "https://example.org/mission", "https://example,org/mission", "leads nowhere"},
		{"two dots in a host", "sources.yaml", "https://example.org/mission", "https://example..org/mission", "leads nowhere"},
		{"a host of this machine", "sources.yaml", "https://example.org/mission", "http://localhost:80/mission", "leads nowhere"},
		{"a space at the end", "sources.yaml", "https://example.org/mission", "\"https://example.org/mission \"", "leads nowhere"},
		{"a link in the text", "brief.md", told, told + " See [the page](https://example/page) [@leaflet].", "the address https://example/page leads nowhere"},
		{"coverage without a kind", "brief.md", "coverage: {kind: census, sentence", "coverage: {sentence", "coverage doesn’t say whether"},
		{"a plural name", "incidents.csv", "ambush,Lake Group", "ambush,Lakes Group", "actor “Lakes Group” of 2023-06-21-monguno counts as another"},
		{"a name with its short form", "incidents.csv", "ambush,Lake Group", "ambush,Lake Group (LG)", "actor “Lake Group (LG)” of 2023-06-21-monguno counts as another"},
		{"a name of a letter less", "incidents.csv", "ambush,Lake Group", "ambush,Lake Grop", "actor “Lake Grop” of 2023-06-21-monguno counts as another"},
		{"a name of its own", "incidents.csv", "ambush,Lake Group", "ambush,Lake Group 2", ""},
		{"a state", "incidents.csv", "Nigeria,Borno,Monguno", "Nigeria,Borno State,Monguno", "admin1 “Borno State” of 2023-06-21-monguno counts as another than “Borno”"},
		{"another province", "incidents.csv", "Nigeria,Borno,Kukawa", "Nigeria,Kano,Kukawa", "2023-01-15-kukawa lies in Borno State, and not in Kano"},
		{"too far for a town", "incidents.csv", "13.5660,town,", "13.5660,town,500", "2023-01-15-kukawa has the precision town and a radius of 500 km"},
		{"far for a province", "incidents.csv", "14.0000,district,", "14.0000,province,500", ""},
		{"two claims on what has no article", "brief.md", "shore by December", "shore and that raids in Chad will end by December", "the judgement joins two claims"},
		{"a present verb behind a past one", "brief.md", told, told + " The drawdown began in May 2024 and concludes in October 2024 [@leaflet].", ""},
		{"a list of resolutions", "brief.md", told, told + "\n\nResolutions 2349 (2017) and 2719 (2023), and from 12 to 14 October, tell of 12-inch pipes.", ""},
		{"a range of boats", "brief.md", told, told + "\n\nIt has 12-15 boats.", "the number 12-15 rests"},
		{"a heading in capitals", "brief.md", "# How strong it is", "# SECRET SERVICES OF CHAD", ""},
		{"a vote ahead", "brief.md", told, told + " The parties prepared for the vote in March 2025 [@leaflet].", ""},
		{"the date of a vote", "brief.md", told, told + " The date of the vote, 16 March 2025, was made known in May 2024 [@leaflet].", ""},
		{"ambushes", "brief.md", told, told + "\n\nIt laid 16 ambushes.", "the number 16 rests"},
		{"ammunition", "brief.md", told, told + "\n\nIt took 40 ammunition trucks.", "the number 40 rests"},
		{"Janjaweed", "brief.md", told, told + "\n\nIt has 40 Janjaweed fighters.", "the number 40 rests"},
		{"mayors", "brief.md", told, told + "\n\nIt shot 12 Mayors.", "the number 12 rests"},
		{"a group of so many", "brief.md", told, told + "\n\nIt is an armed group of 200 fighters.", "the number 200 rests"},
		{"a group that numbers so many", "brief.md", told, told + "\n\nThe force numbers 2,000 men.", "the number 2,000 rests"},
		{"a number behind a short word", "brief.md", told, told + "\n\nIt was told by the UN. 300 soldiers came.", "the number 300 rests"},
		{"a mutiny", "brief.md", "the next raid will fall on the northern shore by December 2024", "the army may mutiny, and the council will fall", "names no time"},
		{"a march", "brief.md", "will fall on the northern shore by December 2024", "will march on the northern shore", "names no time"},
		{"days and shares in an alternative", "brief.md", "most in Nigeria, then Chad, then Niger.", "the raid of 30 March in Niger killed most, 50 per cent in Chad, 30 km from the shore in Niger.", ""},
		{"victims beside raids", "brief.md", "most in Nigeria, then Chad, then Niger.", "most in raids, 30 in Nigeria.", ""},
		{"a share of an estimate", "brief.md", "300 and 450 in 2024.", "300 and 450 in 2024, 40 per cent more.", ""},
		{"funded by others", "brief.md", told, told + " The EU-funded mission withdraws in December 2024 [@leaflet].", ""},
		{"just so many", "brief.md", told, told + " It has just 300 men left [@leaflet].", ""},
		{"a later vague time", "brief.md", told, told + " In the last year of the war it was small, and recently it grew [@leaflet].", "“recently” says no date"},
		{"a table of marks", "brief.md", "| Country | Raids |", "| TLP:RED | Raids |", ""},
		{"a sentence on a mark", "brief.md", told, told + "\n\nTLP:RED is the strictest mark [@leaflet].", ""},
		{"centred", "brief.md", told, told + " It is centered in Bol [@leaflet].", "“centred”"},
		{"centring", "brief.md", told, told + " It is centering on Bol [@leaflet].", "“centring”"},
		{"a greyhound", "brief.md", told, told + " Its greyhound is humorous [@leaflet].", ""},
		{"an abbreviation in brackets of others", "brief.md", told, told + " The raid (claimed by LBUX) killed one [@leaflet].", "“LBUX” is never explained"},
		{"an abbreviation of small words elsewhere", "brief.md", told, told + " Lost boats under water are there [@leaflet].\n\nThe LBUW has them [@leaflet].", "“LBUW” is never explained"},
		{"an abbreviation of small words beside", "brief.md", told, told + " Its lost boats under water, LBUW, are there [@leaflet].", ""},
		{"an abbreviation with others in brackets", "brief.md", told, told + " The Lake Boat Union (the LBQX, or LBQY) has them [@leaflet].", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := problemsAfter(t, edit{c.file, c.old, c.now}); !namesOne(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
