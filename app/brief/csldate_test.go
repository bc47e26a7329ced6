package brief

import "testing"

// CSL numbers seasons from 1; citeproc takes them in a month's place, from 13 or from 21.
func TestSeasonsAreNamedAndOtherMonthsRefused(t *testing.T) {
	for issued, want := range map[string]string{
		"{date-parts: [[2015, 14],[2016, 16]]}":  "Summer 2015–Winter 2016",
		"{date-parts: [[1950]], season: '1'}":    "Spring 1950",
		"{date-parts: [[1950]], season: Autumn}": "Autumn 1950",
		"{year: 1950, season: 3}":                "Autumn 1950",
		"{date-parts: [[1950, 22]]}":             "Summer 1950",
		"{date-parts: [[1950, 5]], season: 1}":   "May 1950",
		"{date-parts: [[1950, 17]]}":             "",
		"{date-parts: [[1950, 25]]}":             "",
		"{date-parts: [[1950, 14, 3]]}":          "",
		"{date-parts: [[1950]], season: mud}":    "",
	} {
		s, problems := ReadSources("sources.yaml", []byte("references:\n- id: a\n  type: book\n  title: A\n  issued: "+issued+"\n"))
		if want == "" {
			if len(problems) != 1 {
				t.Errorf("%s has the problems %v, want one", issued, problems)
			}
			if got := s.Get("a").Issued.String(); got != "" && got != "no date" {
				t.Errorf("of %s a draft prints %q", issued, got)
			}
			continue
		}
		if got := s.Get("a").Issued.String(); got != want || len(problems) > 0 {
			t.Errorf("%s is %q with the problems %v, want %q", issued, got, problems, want)
		}
	}
}
