package brief

import (
	"bytes"
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/incident"
	"lectern/app/problem"
)

func TestFigureAgreesAndIsRestated(t *testing.T) {
	sum := func(low, high int64) incident.Value {
		return incident.Value{Do: incident.Sum, Low: low, High: high, Least: low, Most: high}
	}
	tests := []struct {
		text    string
		value   incident.Value
		agrees  bool
		restate string
	}{
		{"1,855", sum(1855, 1855), true, "1,855"},
		{"1855", sum(1855, 1855), true, "1855"},
		{"1 855", sum(1855, 1855), true, "1 855"},
		{"18,55", sum(1855, 1855), false, "1,855"},
		{"1855", sum(2000, 2000), false, "2000"},
		{"999", sum(1000, 1000), false, "1,000"},
		{"33", sum(33, 33), true, "33"},
		{"seven", sum(7, 7), true, "seven"},
		{"Seven", sum(8, 8), false, "Eight"},
		{"seven", sum(12, 12), false, "12"},
		{"twenty-one", sum(21, 21), true, "21"},
		{"twenty-zero", sum(20, 20), false, "20"},
		{"752 to 965", sum(752, 965), true, "752 to 965"},
		{"752–965", sum(752, 965), true, "752–965"},
		{"752--965", sum(752, 966), false, "752--966"},
		{"752", sum(752, 965), false, "752 to 965"},
		{"752 to 965", sum(800, 800), false, "800"},
		{"752\u00a0to 965", sum(752, 966), false, "752\u00a0to 966"},
		{"752 to\n965", sum(752, 965), true, "752 to 965"},
		{"twenty-one to thirty-two", sum(21, 32), true, "21 to 32"},
		{"Two to three", sum(2, 4), false, "Two to four"},
		{"1,000–2", sum(1, 2), false, "1–2"},
		{"about 33", sum(33, 33), false, "33"},
		{"", sum(0, 0), false, "0"},
		{"-5", sum(5, 5), false, "5"},
		{"99999999999999999999", sum(1, 1), false, "1"},
		{"unknown", incident.Value{Do: incident.Sum, Rows: 2, Unknown: 2}, true, "unknown"},
		{"at least 3", sum(3, math.MaxInt64), true, "at least 3"},
		{"At least three", sum(4, math.MaxInt64), false, "At least four"},
		{"≥ 1,200", sum(1200, math.MaxInt64), true, "≥ 1,200"},
		{"3", sum(3, math.MaxInt64), false, "at least 3"},
		{"Three", sum(3, math.MaxInt64), false, "At least three"},
		{"at least 3", sum(3, 3), false, "3"},
		{"4 to 9", incident.Value{Do: incident.Sum, Low: 4, High: 6, Least: 3, Most: 9}, false, "3 to 9"},
		{"5", incident.Value{Do: incident.Sum, Low: 5, High: 5, Least: 3, Most: 9}, true, "5"},
	}
	for _, test := range tests {
		if got := britishEnglish.agrees(test.text, test.value); got != test.agrees {
			t.Errorf("%q agrees with %v: %v", test.text, test.value, got)
		}
		if got := britishEnglish.restate(test.text, test.value); got != test.restate {
			t.Errorf("%q of %v is restated as %q, want %q", test.text, test.value, got, test.restate)
		}
	}
}

func TestFiguresAreWrittenAsTheirLanguageDoes(t *testing.T) {
	sum := func(low, high int64) incident.Value {
		return incident.Value{Do: incident.Sum, Low: low, High: high, Least: low, Most: high}
	}
	day, err := incident.ParseWhen("2024-03-22", "", "")
	if err != nil {
		t.Fatal(err)
	}
	last := incident.Value{Do: incident.Last, Rows: 1, When: day}
	for _, test := range []struct {
		lang, text string
		value      incident.Value
		agrees     bool
		restate    string
	}{
		{"de", "1.685 bis 2.084", sum(1685, 2084), true, "1.685 bis 2.084"},
		{"de", "1.685–2.084", sum(1685, 2084), true, "1.685–2.084"},
		{"de", "1,685", sum(1685, 1685), false, "1.685"},
		{"de", "", sum(1685, 2084), false, "1.685–2.084"},
		{"de-CH", "", sum(1685, 1685), false, "1’685"},
		{"de-CH", "1'685", sum(1685, 1685), true, "1'685"},
		{"de-CH", "1’685", sum(2000, 2000), false, "2’000"},
		{"fr", "1\u00a0685 à 2\u202f084", sum(1685, 2084), true, "1\u00a0685 à 2\u00a0084"},
		{"fr", "1\u202f685", sum(2000, 2000), false, "2\u202f000"},
		{"sv", "1\u00a0685", sum(2000, 2000), false, "2\u00a0000"},
		{"pl", "1\u2009685", sum(2000, 2000), false, "2\u2009000"},
		{"en", "1\u00a0685", sum(2000, 2000), false, "2\u00a0000"},
		{"ar", "", sum(2000, 2000), false, "2,000"},
		{"fa", "1,685", sum(2000, 2000), false, "2,000"},
		{"ps", "۹۹۹", sum(2000, 2000), false, "۲٬۰۰۰"},
		{"ckb", "١٬٦٨٥", sum(1685, 1685), true, "١٬٦٨٥"},
		{"ar", "١٦٨٥", sum(2000, 2000), false, "٢٠٠٠"},
		{"fa", "۱۶۸۵–۲۰۸۴", sum(1685, 2084), true, "۱۶۸۵–۲۰۸۴"},
		{"hi", "१६८", sum(168, 168), true, "१६८"},
		{"fr", "1 685 à 2 084", sum(1685, 2084), true, "1 685 à 2 084"},
		{"fr", "", sum(1685, 1685), false, "1\u00a0685"},
		{"fr", "", last, false, "2024-03-22"},
		{"en-US", "", sum(1685, 1685), false, "1,685"},
		{"en-US", "March 22, 2024", last, true, "March 22, 2024"},
		{"en-US", "22 March 2024", last, true, "March 22, 2024"},
		{"en-GB", "March 22, 2024", last, false, "22 March 2024"},
		{"", "", last, false, "22 March 2024"},
	} {
		n := numeralsOf(test.lang)
		if got := n.agrees(test.text, test.value); got != test.agrees {
			t.Errorf("%s: %q agrees with %v: %v", test.lang, test.text, test.value, got)
		}
		if got := n.restate(test.text, test.value); got != test.restate {
			t.Errorf("%s: %q of %v is restated as %q, want %q", test.lang, test.text, test.value, got, test.restate)
		}
	}
}

func TestFixWritesRightNumbersAndNothingElse(t *testing.T) {
	text := []byte("---\r\ntitle: É\r\nas-of: 2024-03-25\r\n---\r\n\r\n# Aims {#aims}\r\n\r\n" +
		"É [three]{.figure q=\"count\"} and\r\n[]{.figure q=\"sum killed\"}, [1]{.figure q=\"sum deaths\"}, [2]{.figure q=\"count\"}.\t \r\n")
	folder := fstest.MapFS{
		fileName:        {Data: text},
		"incidents.csv": {Data: []byte("id,date,country,place,killed\na,2021,Afghanistan,Kabul,1200\nb,2022,Pakistan,Peshawar,61\n")},
	}
	b, _ := Open(folder, Options{})
	fixed := b.Fix(text)
	want := bytes.Replace(bytes.Replace(text, []byte("three"), []byte("two"), 1), []byte("[]{"), []byte("[1,261]{"), 1)
	if !bytes.Equal(fixed, want) {
		t.Errorf("got\n%q, want\n%q", fixed, want)
	}
	if again := b.Fix([]byte("another text")); string(again) != "another text" {
		t.Errorf("a text that was not read became %q", again)
	}
}

// TestFixMendsTheProblemCase uses the folder whose figures are wrong on purpose.
func TestFixMendsTheProblemCase(t *testing.T) {
	text, err := os.ReadFile("testdata/problem/data/brief.md")
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile("testdata/problem/data/incidents.csv")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := Open(os.DirFS("testdata/problem/data"), Options{})
	mended, _ := Open(fstest.MapFS{fileName: {Data: b.Fix(text)}, "incidents.csv": {Data: table}}, Options{})
	for _, p := range mended.Check() {
		if p.Kind == problem.StaleFigure {
			t.Error("still stale:", p)
		}
	}
}

func TestFiguresInTheTextsOfDrawingsAreCountedToo(t *testing.T) {
	text := "---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\n```{.map title=\"[9]{.figure q='count'} raids\" caption=\"é [one]{.figure q='count'}\" alt='None [2]{.figure q=\"count\"} here'}\n```\n"
	fsys := fstest.MapFS{
		fileName:        {Data: []byte(text)},
		"incidents.csv": {Data: []byte("id,date,title,country,lat,lon\na,2024-01-01,Raid,Niger,13,13\n")},
	}
	b, _ := Open(fsys, Options{})
	d := b.Sections[0].Blocks[0].(*Drawing)
	if d.Title != "9 raids" || d.Caption != "é one" || d.Alt != "None 2 here" {
		t.Errorf("the drawing says %q, %q and %q", d.Title, d.Caption, d.Alt)
	}
	want := strings.NewReplacer("[9]", "[1]", "[2]", "[1]").Replace(text)
	if got := string(b.Fix([]byte(text))); got != want {
		t.Errorf("fixed, the text is\n%s\nwant\n%s", got, want)
	}
	stale := 0
	for _, p := range b.Check() {
		if p.Kind == problem.StaleFigure {
			if stale++; p.Line != 8 {
				t.Errorf("a problem stands at %v", p.Place)
			}
		}
	}
	if stale != 2 {
		t.Errorf("%d figures are stale, want 2", stale)
	}
}
