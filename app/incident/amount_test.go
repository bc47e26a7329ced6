package incident

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestFilesWithoutPeopleCountWhatTheyHave(t *testing.T) {
	for header, want := range map[string][]Amount{
		"killed":              {Killed, Incidents},
		"wounded_low":         {Wounded, Incidents},
		"homes_low,homes":     {{Field: "homes", One: "home", Many: "homes", Short: "homes"}, Incidents},
		"cities,cities_high":  {{Field: "cities", One: "city", Many: "cities", Short: "cities"}, Incidents},
		"homes":               {Incidents},
		"name_low,name":       {Incidents},
		"killed,homes,homes_": {Killed, Incidents},
	} {
		cells := strings.Repeat(",1", 1+strings.Count(header, ","))
		if strings.HasPrefix(header, "name") {
			cells = ",x,y"
		}
		table, problems := ReadCSV(strings.NewReader("id,date,country,place,"+header+"\na,2024,Mali,Alvar"+cells+"\n"), "x.csv", nil)
		if len(problems) > 0 || !slices.Equal(table.Amounts(), want) {
			t.Errorf("%s: %v, %v", header, table.Amounts(), problems)
		}
	}
}

func TestAmountsAreFoundByNameAndWords(t *testing.T) {
	table, problems := ReadCSV(strings.NewReader("id,date,country,place,killed,ships,crew,harbour\na,2024,Mali,Alvar,1,2,3,Old\n"), "x.csv", nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if err := table.SetAmounts(Killed, Amount{Field: "ships", One: "ship hit", Many: "ships hit"}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"count": "count", "incidents": "count", "Count": "count", "killed": "killed", "people killed": "killed", "killed.low": "killed.low",
		"ships": "ships", "ships hit": "ships", "crew": "crew",
	} {
		if got, err := table.AmountNamed(name); err != nil || got.String() != want {
			t.Errorf("%s is %v (%v), want %s", name, got, err, want)
		}
	}
	for name, hint := range map[string]string{
		"kiled": "did you mean killed?", "shps": "did you mean ships?", "counts": "did you mean count?", "harbour": "", "wounded": "write killed, ships, count or a column of whole numbers", "money": "write killed, ships, count or a column of whole numbers", "": "write killed, ships, count or a column of whole numbers",
	} {
		_, err := table.AmountNamed(name)
		var wrong *SyntaxError
		if !errors.As(err, &wrong) || hint != "" && wrong.Hint != hint {
			t.Errorf("%q: %v, want the hint %q", name, err, hint)
		}
	}
}

func TestAFigureIsShownAsItsNoteSays(t *testing.T) {
	for _, c := range []struct{ low, best, high, note, want string }{
		{"", "5", "", "", "5 killed"},
		{"", "5", "", "killed: about 5", "about 5 killed"},
		{"", "5", "", "killed: about 5 (ca. 5)", "about 5 killed"},
		{"", "5", "", "two children; killed: about 5; wounded: about 7", "about 5 killed"},
		{"", "1200", "", "killed: about 1200", "about 1,200 killed"},
		{"", "1200", "", "\"killed: about 1,200 (~1200)\"", "about 1,200 killed"},
		{"5", "", "7", "killed: about 5–7 (~5-7)", "about 5–7 killed"},
		{"4", "5", "7", "killed: about 5", "about 5 (4–7) killed"},
		{"4", "5", "7", "killed: 5?", "5? (4–7) killed"},
		{"", "12", "", "killed: 12?", "12? killed"},
		{"", "5", "", "killed: about 6", "5 killed"}, // of another figure
		{"", "5", "", "killed: 5 (2 children)", "5 killed"},
		{"", "", "", "killed: about 5", "unknown killed"},
		{"", "5", "", "wounded: about 5", "5 killed"},
	} {
		text := "id,date,country,place,killed_low,killed,killed_high,figures_note\na,2021-03-04,Mali,Gao," + strings.Join([]string{c.low, c.best, c.high, c.note}, ",") + "\n"
		table, problems := ReadCSV(strings.NewReader(text), "x", nil)
		if table.Len() != 1 {
			t.Fatalf("%q: %v", c.note, problems)
		}
		if got := table.NumbersOf(0); got != c.want {
			t.Errorf("%s, %s, %s with %q is shown as %q, want %q", c.low, c.best, c.high, c.note, got, c.want)
		}
	}
}
