package briefs_test

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lectern/app/brief"
)

// reckonings say again, row by row, what each live figure asks for.
var reckonings = map[string]struct {
	killed  bool // people killed rather than incidents
	wherein func(row) bool
}{
	"count":                                        {wherein: all},
	"count where -has:killed":                      {wherein: func(r row) bool { return r["killed_low"]+r["killed"]+r["killed_high"] == "" }},
	`count where target:"place of worship"`:        {wherein: is("target", "place of worship")},
	"count where target:education":                 {wherein: is("target", "education")},
	"count where target:health":                    {wherein: is("target", "health")},
	"count where tactic:arson":                     {wherein: is("tactic", "arson")},
	"count where country:Afghanistan admin1:Kabul": {wherein: is("admin1", "Kabul")},
	"count where country:Pakistan":                 {wherein: is("country", "Pakistan")},
	`count where place~"Dasht-e-Barchi"`:           {wherein: has("place", "Dasht-e-Barchi")},
	"count where attribution:claimed":              {wherein: is("attribution", "claimed")},
	"count where attribution:attributed":           {wherein: is("attribution", "attributed")},
	"count where attribution:disputed":             {wherein: is("attribution", "disputed")},
	"count where attribution:unknown":              {wherein: is("attribution", "unknown")},

	"count where target_note~Shia OR target_note~Hazara":      {wherein: has("target_note", "Shia", "Hazara")},
	"sum killed where target_note~Shia OR target_note~Hazara": {killed: true, wherein: has("target_note", "Shia", "Hazara")},
	"count where date:2021-08..":                              {wherein: sinceTheTakeover},
	"count where date:2021-08.. -country:Afghanistan":         {wherein: abroadSinceTheTakeover},

	"sum killed":                                           {killed: true, wherein: all},
	"sum killed where country:Pakistan":                    {killed: true, wherein: is("country", "Pakistan")},
	"sum killed where date:2021-08..":                      {killed: true, wherein: sinceTheTakeover},
	"sum killed where date:2021-08.. -country:Afghanistan": {killed: true, wherein: abroadSinceTheTakeover},
}

func all(row) bool { return true }

func is(column, value string) func(row) bool {
	return func(r row) bool { return r[column] == value }
}

func sinceTheTakeover(r row) bool { return r["date"] >= "2021-08" }

func abroadSinceTheTakeover(r row) bool {
	return sinceTheTakeover(r) && r["country"] != "Afghanistan"
}

// has asks whether a column contains one of the words.
func has(column string, words ...string) func(row) bool {
	return func(r row) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(r[column], word) })
	}
}

func decimal(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64) // an empty cell counts for nothing
	return f
}

// deaths are the lowest and highest number of people killed; known is false where no cell says.
func deaths(r row) (low, high int, known bool) {
	if best, err := strconv.Atoi(r["killed"]); err == nil {
		return best, best, true
	}
	return allDeaths(r)
}

// allDeaths are the lowest and the highest figure of those that a row has.
func allDeaths(r row) (low, high int, known bool) {
	cells := []string{r["killed_low"], r["killed"], r["killed_high"]}
	cells = slices.DeleteFunc(cells, func(s string) bool { return s == "" })
	if len(cells) == 0 {
		return 0, 0, false
	}
	low, _ = strconv.Atoi(cells[0])
	high, _ = strconv.Atoi(cells[len(cells)-1])
	return low, high, true
}

func TestLiveFiguresAgreeWithAnotherReckoning(t *testing.T) {
	used := map[string]bool{}
	for _, folder := range folders {
		table := slices.DeleteFunc(rows(t, folder), func(r row) bool { return r["verification"] == "unverified" })
		for _, f := range figures(open(t, folder)) {
			if f.Measure == "first date" {
				if got, want := f.Text, "2 March 2031"; got != want || table[0]["date"] != "2031-03-02" {
					t.Errorf("%s says %q, the first row is of %s", folder, got, table[0]["date"])
				}
				continue
			}
			again, ok := reckonings[f.Measure]
			if !ok {
				t.Errorf("%s: nobody reckons %q again", folder, f.Measure)
				continue
			}
			used[f.Measure] = true
			sum := func(of func(row) (low, high int, known bool)) (low, high int) {
				for _, r := range table {
					if again.wherein(r) {
						least, most, _ := of(r)
						low, high = low+least, high+most
					}
				}
				return low, high
			}
			low, high := sum(func(row) (int, int, bool) { return 1, 1, true })
			if again.killed {
				if low, high = sum(deaths); low != high { // a range is that of all figures
					low, high = sum(allDeaths)
				}
			}
			if got := ends(t, f.Text); got != [2]int{low, high} {
				t.Errorf("%s: %s: the text says %s, the rows say %d to %d", folder, f.Measure, f.Text, low, high)
			}
		}
	}
	for _, measure := range slices.Sorted(maps.Keys(reckonings)) {
		if !used[measure] {
			t.Errorf("no brief states %q any more", measure)
		}
	}
}

func figures(b *brief.Brief) []*brief.LiveFigure {
	var found []*brief.LiveFigure
	for _, s := range b.Sections {
		brief.Walk(s.Blocks, nil, func(in brief.Inline) {
			if f, ok := in.(*brief.LiveFigure); ok {
				found = append(found, f)
			}
		})
	}
	return found
}

var (
	numerals    = regexp.MustCompile(`[\d,]+`)
	numberWords = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
)

// ends reads "2,002 to 2,210", "66" and "six".
func ends(t *testing.T, text string) [2]int {
	t.Helper()
	if n := slices.Index(numberWords, text); n >= 0 {
		return [2]int{n, n}
	}
	var found []int
	for _, s := range numerals.FindAllString(text, -1) {
		n, err := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
		if err != nil {
			t.Fatalf("%q is no number: %v", text, err)
		}
		found = append(found, n)
	}
	if len(found) == 0 {
		t.Fatalf("%q is no number", text)
	}
	return [2]int{found[0], found[len(found)-1]}
}
