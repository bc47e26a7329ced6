package figure

import (
	"strings"
	"testing"

	"lectern/app/atlas"
	"lectern/app/incident"
)

func TestAProvinceThatIsWrittenInSeveralWaysIsOneArea(t *testing.T) {
	table, problems := incident.ReadCSV(strings.NewReader(`id,date,country,place,admin1,location_precision
a,2024-03-22,Afghanistan,,Kandahar,province
b,2024-03-22,Afghanistan,,Qandahar province,province
c,2024-03-22,Afghanistan,,Helmand,province
d,2024-03-22,Afghanistan,,Somewhere,province
`), "incidents.csv", atlas.Load())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var names []string
	for _, a := range NewPlaces(table, atlas.NewMap(atlas.ForExtent(region), atlas.Options{})).areas {
		names = append(names, a.Name)
	}
	if got := strings.Join(names, "|"); got != "Kandahar|Helmand|Somewhere" {
		t.Errorf("areas %s", got)
	}
}
