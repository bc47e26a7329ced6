package brief

import (
	"io/fs"
	"log/slog"
	"slices"
	"testing"
	"testing/fstest"

	"lectern/app/incident"
	"lectern/app/problem"
)

// A reader that panics stands for any fault of our own.
func TestAFaultOfTheProgramCostsOneFile(t *testing.T) {
	usual := slog.Default()
	slog.SetDefault(slog.New(slog.DiscardHandler))
	defer slog.SetDefault(usual)
	fsys := fstest.MapFS{
		fileName:     {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\nincidents: [one.broken, two.csv]\n---\n\n# A\n\nText.\n")},
		"one.broken": {Data: []byte("x")},
		"two.csv":    {Data: []byte("id,date,title,country,place,lat,lon\na,2024-03-22,Attack,Russia,Krasnogorsk,55.8,37.4\n")},
	}
	b, problems := Open(fsys, Options{Incidents: func(f fs.File, file IncidentFile, _ fs.FS) (*incident.Table, problem.List) {
		if file.Name == "one.broken" {
			panic("out of luck")
		}
		return incident.ReadCSV(f, file.Name, nil)
	}})
	faults := slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Kind != problem.ProgramFault })
	if len(faults) != 1 || faults[0].File != "one.broken" {
		t.Errorf("the faults are %v", faults)
	}
	if len(b.Sections) != 1 || b.Incidents.Len() != 1 {
		t.Errorf("%d sections and %d incidents were read besides, want one each", len(b.Sections), b.Incidents.Len())
	}
}
