package incident

import (
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
