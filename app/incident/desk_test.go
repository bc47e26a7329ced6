package incident

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

func mustParse(t *testing.T, table *Table, query string) *Query {
	t.Helper()
	q, err := table.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func mustSelect(t *testing.T, table *Table, query string) Selection {
	t.Helper()
	s, err := table.Select(mustParse(t, table, query))
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return s
}

func TestTogglingAValueRewritesTheQuery(t *testing.T) {
	table, _ := readString("id,date,country,place\n")
	for _, c := range []struct {
		query, field, value string
		exclude             bool
		want                string
	}{
		{"", "country", "Iran", false, "country:Iran"},
		{"country:Iran", "country", "Pakistan", false, "country:Iran,Pakistan"},
		{"country:Iran,Pakistan", "country", "iran", false, "country:Pakistan"},
		{"country:Iran", "country", "Iran", false, ""},
		{"", "country", "Iran", true, "-country:Iran"},
		{"-country:Iran", "country", "Pakistan", true, "-country:Iran,Pakistan"},
		{"-country:Iran,Pakistan", "country", "Pakistan", true, "-country:Iran"},
		{"country:Iran", "country", "Iran", true, "country:Iran -country:Iran"},
		{"mosque killed:>=10", "tactic", "suicide bombing", false, `mosque killed:>=10 tactic:"suicide bombing"`},
		{"mosque OR shrine", "country", "Iran", false, "(mosque OR shrine) country:Iran"},
		{"country:Iran OR shrine", "country", "Iran", false, "(country:Iran OR shrine) country:Iran"},
		{"", "date", "2016", false, "date:2016"},
		{"date:2016", "date", "2017", false, "date:2016,2017"},
		{"date:2016,2017", "date", "2016", false, "date:2017"},
		{"date:2016-10..", "date", "2017", false, "date:2016-10.. date:2017"},
		{"date:2016..2017", "date", "2017", false, "date:2016..2017 date:2017"},
		{"", "attribution", "unknown", false, "attribution:unknown"},
		{"place~Kabul", "place", "Kabul", false, "place~Kabul place:Kabul"},
	} {
		q := mustParse(t, table, c.query)
		got := q.Toggle(c.field, c.value, c.exclude).String()
		if got != c.want {
			t.Errorf("%q with %s %s: %q, want %q", c.query, c.field, c.value, got, c.want)
		}
		if again := mustParse(t, table, got).String(); again != got {
			t.Errorf("%q is read as %q", got, again)
		}
		if q.String() != mustParse(t, table, c.query).String() {
			t.Errorf("%q was changed to %q", c.query, q)
		}
	}
}

func TestTermsAreTheChipsOfAQuery(t *testing.T) {
	table, _ := readString("id,date,country,place\n")
	q := mustParse(t, table, `country:Iran (mosque OR shrine) -target:military killed:>=10`)
	var got []string
	for i, term := range q.Terms() {
		got = append(got, term.String()+" | "+q.Without(i).String())
	}
	want := []string{
		"country:Iran | (mosque OR shrine) -target:military killed:>=10",
		"mosque OR shrine | country:Iran -target:military killed:>=10",
		"-target:military | country:Iran (mosque OR shrine) killed:>=10",
		"killed:>=10 | country:Iran (mosque OR shrine) -target:military",
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := len(mustParse(t, table, "").Terms()); n != 0 {
		t.Errorf("%d chips of no query", n)
	}
	if got := mustParse(t, table, "mosque").Without(0).String(); got != "" {
		t.Errorf("nothing is left, not %q", got)
	}
}

// TestAnswersAgreeWithReference asks random questions of random tables, row by row.
func TestAnswersAgreeWithReference(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	for n := range 60 {
		table := randomTable(r, []int{0, 1, 63, 64, 65, 700, 3000}[n%7])
		rows := incidentsOf(table)
		query := pick(r, "", "country:Pakistan", "killed:>=10", "country:AFG,Iran attribution:claimed", "date:2016,2018", "-tactic:unknown mosque", "date:2017-03..2019 target:military")
		question := Question{Query: mustParse(t, table, query), Unverified: r.IntN(2) == 0}
		if r.IntN(2) == 0 {
			first := DayOf(2015+r.IntN(8), 1, 1+r.IntN(300))
			question.Days = &Span{first, first + Day(r.IntN(900))}
		}
		found := func(x *Incident, q *Query, days *Span) bool {
			return (q.IsAll() || matches(q.root, x, world{})) && (question.Unverified || x.Verification != Unverified) &&
				(days == nil || x.When.Last >= days.First && x.When.First <= days.Last)
		}
		answer, err := table.Answer(question)
		if err != nil {
			t.Fatal(err)
		}
		facets := facetsOf(t, table, question, FacetFields...)
		shown := map[int]bool{}
		unsure := 0
		for i := range rows {
			if found(&rows[i], question.Query, question.Days) {
				shown[i] = true
				if !surelyInside(t, &rows[i], question) {
					unsure++
				}
			}
		}
		for i := range Row(len(rows)) {
			if answer.Shown.Has(i) != shown[int(i)] || answer.AllDates.Has(i) != found(&rows[i], question.Query, nil) {
				t.Fatalf("%s %v: row %d", query, question.Days, i)
			}
		}
		if answer.Totals.Rows != len(shown) || answer.Totals.Unsure != unsure {
			t.Fatalf("%s %v: %d shown, %d unsure; want %d, %d", query, question.Days, answer.Totals.Rows, answer.Totals.Unsure, len(shown), unsure)
		}
		question.Surely = true
		sure, err := table.Answer(question)
		if err != nil || sure.Shown.Count() != len(shown)-unsure || sure.Left != unsure || sure.Totals.Unsure != 0 {
			t.Fatalf("%s %v: surely %d, %d left; want %d, %d; %v", query, question.Days, sure.Shown.Count(), sure.Left, len(shown)-unsure, unsure, err)
		}
		again, err := table.Select(mustParse(t, table, question.Asked().String()))
		if err != nil || !question.Unverified && again.And(table.Verified()).Count() != sure.Shown.Count() || question.Unverified && again.Count() != sure.Shown.Count() {
			t.Fatalf("%s finds %d, %v", question.Asked(), again.Count(), err)
		}
		for _, f := range facets {
			want := map[string]int{}
			for i := range rows {
				for _, value := range valuesFor(&rows[i], f.Field) {
					with := question.Query
					for _, v := range f.Values {
						if v.Chosen || v.Excluded {
							with = with.Toggle(f.Field, v.Value, v.Excluded)
						}
					}
					if value != "" && found(&rows[i], with, question.Days) {
						want[value]++
					}
				}
			}
			got := map[string]int{}
			for _, v := range f.Values {
				if v.Count > 0 {
					got[v.Value] = v.Count
				}
			}
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Fatalf("%s %v, %s (-want +got):\n%s", query, question.Days, f.Field, diff)
			}
		}
	}
}

func valuesFor(x *Incident, field string) []string {
	if field != "date" {
		return []string{cellOf(x, field)}
	}
	var years []string
	for d := x.When.First; d <= x.When.Last; d = Years.End(d) + 1 {
		years = append(years, Years.Label(d))
	}
	return years
}

func surelyInside(t *testing.T, x *Incident, q Question) bool {
	t.Helper()
	if q.Days != nil && (x.When.First < q.Days.First || x.When.Last > q.Days.Last) {
		return false
	}
	for _, term := range q.Query.Terms() {
		d, ok := term.root.(*dates)
		if ok && !slices.ContainsFunc(d.ranges, func(r dateRange) bool { return x.When.First >= r.first && x.When.Last <= r.last }) {
			return false
		}
	}
	return true
}

func TestFacetsMarkWhatTheQueryListsEvenWhereNothingHasIt(t *testing.T) {
	table, _ := readString("id,date,country,place,tactic\na,2016,Iran,Qom,bombing\nb,2016-10,Iran,Kerman,\nc,2017-01-02,PAK,Quetta,bombing\nd,2017,Iran,Qom,arson\n")
	facets := facetsOf(t, table, Question{Query: mustParse(t, table, "country:Iran,Fiji -tactic:arson date:2016")}, "country", "tactic", "date")
	want := []Facet{
		{Field: "country", Words: "country", Values: []FacetValue{{Value: "Iran", Count: 2, Chosen: true}, {Value: "Fiji", Chosen: true, Gone: true}}},
		{Field: "tactic", Words: "tactic", Values: []FacetValue{{Value: "bombing", Count: 1}, {Value: "arson", Excluded: true}}, Empty: 1},
		{Field: "date", Words: "year", Values: []FacetValue{{Value: "2016", Count: 2, Loose: 1, Chosen: true}}},
	}
	if diff := gocmp.Diff(want, facets); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAListingPagesAsTheOrderGoes(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	for _, n := range []int{0, 1, 900, 5000} {
		table := randomTable(r, n)
		s := mustSelect(t, table, pick(r, "", "country:AFG", "killed:>30", "nothing-at-all"))
		for _, by := range []string{"date", "killed", "title", ""} {
			want, err := table.Order(s, by, true)
			if err != nil {
				t.Fatal(err)
			}
			list, err := table.List(s, by, true)
			if err != nil {
				t.Fatal(err)
			}
			if list.Len() != len(want) {
				t.Fatalf("%d rows, want %d", list.Len(), len(want))
			}
			for _, from := range []int{0, 1, len(want) / 2, max(0, len(want)-3), len(want), len(want) + 9} {
				got := list.Page(nil, from, 10)
				if diff := gocmp.Diff(append([]Row(nil), want[min(from, len(want)):min(len(want), from+10)]...), got); diff != "" {
					t.Fatalf("by %s from %d (-want +got):\n%s", by, from, diff)
				}
			}
			for place, row := range want {
				if place%97 == 0 && (list.Find(row) != place || list.At(place) != row) {
					t.Fatalf("row %d at %d is found at %d", row, place, list.Find(row))
				}
			}
			if list.At(-1) != -1 || list.At(len(want)) != -1 {
				t.Error("a row outside the list")
			}
			for row := range s.Not().All {
				if list.Find(row) != -1 {
					t.Fatalf("row %d is not shown", row)
				}
				break
			}
		}
	}
}

func TestAnswerFailsAsTheQueryDoes(t *testing.T) {
	table, _ := readString("id,date,country,place\na,2016,Iran,Qom\n")
	q := mustParse(t, table, `near:"Atlantis 5km"`)
	if _, err := table.Answer(Question{Query: q}); err == nil || !strings.Contains(err.Error(), "Atlantis") {
		t.Error(err)
	}
	if _, err := table.Facets(Question{Query: q.And(mustParse(t, table, "tactic:raid"))}, table.All(), "tactic"); err == nil {
		t.Error("facets of a place that is nowhere")
	}
}

func TestOrderByMonthKeepsEachMonthTogether(t *testing.T) {
	table, _ := readString("id,date,country,place\na,2016-10-24,Iran,Qom\nb,2016-10,Iran,Qom\nc,2016,Iran,Qom\nd,2016-01-30,Iran,Qom\ne,2016-01-02,Iran,Qom\nf,2015-12-31,Iran,Qom\n")
	for descending, want := range map[bool]string{false: "f e d c b a", true: "a b c d e f"} {
		rows, err := table.Order(table.All(), "month", descending)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, row := range rows {
			got = append(got, table.At(row).ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("descending %v: %v, want %s", descending, got, want)
		}
	}
}

func TestNothingFoundSaysWhatToRelax(t *testing.T) {
	table, _ := readString("id,date,country,place,killed\na,2016,Iran,Qom,3\nb,2017,Iran,Kerman,5\nc,2017,PAK,Quetta,50\n")
	q := Question{Query: mustParse(t, table, "country:Iran killed:>=10"), Days: &Span{DayOf(2017, 1, 1), DayOf(2017, 12, 31)}}
	want := []Relaxation{{0, "in Iran", 1}, {1, "at least 10 people killed", 1}}
	if diff := gocmp.Diff(want, table.Relax(q)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	q = Question{Query: mustParse(t, table, "country:Iran"), Days: &Span{DayOf(2018, 1, 1), DayOf(2018, 12, 31)}}
	if diff := gocmp.Diff([]Relaxation{{-1, "in 2018", 2}}, table.Relax(q)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMistypedValuesArePutRight(t *testing.T) {
	table, _ := readString("id,date,country,place,killed,verification\na,2016,Iran,Qom,3,confirmed\nb,2017,Iran,Kerman,5,confirmed\nc,2017,Pakistan,Quetta,50,confirmed\nd,2017,Syria,Palmyra,,unverified\n")
	for _, test := range []struct {
		query, want, words string
		count              int
	}{
		{"country:Pakistn", "country:Pakistan", "in Pakistan", 1},
		{"country:pakitsan,Iran place:Quettta", "country:Pakistan,Iran place:Quetta", "in Pakistan or Iran, at Quetta", 1},
		{"country:irna killed:>=5", "country:Iran killed:>=5", "in Iran", 1},
		{"country:Pakistan place:Qom", "", "", 0},  // both are there
		{"country:Pakistn killed:>=90", "", "", 0}, // nothing is found even so
		{"country:Brazil", "", "", 0},              // nothing is near
		{"country:Syira", "", "", 0},               // unverified, and not asked for
		{"place~Quettta killed:<2", "", "", 0},     // a part of a value
	} {
		got, ok := table.Correct(Question{Query: mustParse(t, table, test.query)})
		if ok != (test.want != "") || ok && (got.Query.String() != test.want || got.Words != test.words || got.Count != test.count) {
			t.Errorf("%s: %v %+v, want %+v", test.query, ok, got, test)
		}
	}
}

func TestSpansAreReadAsTheyArePrinted(t *testing.T) {
	for text, want := range map[string]string{
		"2016": "2016", " 2021-08..2022 ": "2021-08..2022", "2021-08-15..": "2021-08-15..", "..2022": "..2022", "2016-10-24": "2016-10-24",
	} {
		s, err := ParseSpan(text)
		if err != nil || s.String() != want {
			t.Errorf("%q is read as %q, %v; want %q", text, s, err, want)
		}
		if again, err := ParseSpan(s.String()); err != nil || again != s {
			t.Errorf("%q is read again as %v, %v", s, again, err)
		}
	}
	if _, err := ParseSpan("2016..2015"); err == nil || err.Error() != "column 1: the range “2016..2015” ends before it begins, swap its ends" {
		t.Error(err)
	}
}
