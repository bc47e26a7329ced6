package exchange

import (
	"io/fs"
	"math/rand/v2"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFilesThatAreTooLargeAreRefusedInTime(t *testing.T) {
	long := strings.Repeat("x", 2*maxRow)
	sheet := func(text string) []byte {
		return zipOf(t, map[string][]byte{"xl/workbook.xml": []byte("<workbook/>"), "xl/worksheets/sheet1.xml": []byte(text)})
	}
	random := make([]byte, largePart) // which packs badly
	for i, source := 0, rand.New(rand.NewPCG(1, 2)); i < len(random); i++ {
		random[i] = 'a' + byte(source.UintN(26))
	}
	for name, c := range map[string]struct{ text, want string }{
		"cell without end": {"when,place\n2021,\"" + long, "a row does not end within 16 MB"},
		"object":           {`[{"a":"` + long + `"}]`, "an object is larger than 16 MB"},
		"Placemark":        {"<kml><Placemark><name>" + long, "a Placemark is larger than 16 MB"},
		"repeated rows":    {string(sheet(strings.Repeat("<row><c/></row>", 2<<20))), "the same over and over"},
		"cell of a sheet":  {string(sheet("<c>" + string(random))), "a cell of the workbook is longer"},
	} {
		r := read(t, fstest.MapFS{"x": {Data: []byte(c.text)}}, "x", Options{})
		if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, c.want) {
			t.Errorf("%s: %.300v, want %s", name, r.Problems, c.want)
		}
	}
}

// endlessTable is a folder whose .dbf files never end, as one that is packed well may seem to.
type endlessTable struct{ fstest.MapFS }

func (e endlessTable) Open(name string) (fs.File, error) {
	f, err := e.MapFS.Open(name)
	if path.Ext(name) == ".dbf" {
		return endless{f}, err
	}
	return f, err
}

type endless struct{ fs.File }

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestAFileBesideAShapefileIsBounded(t *testing.T) {
	shp, dbf := shapefileOf()
	folder := endlessTable{fstest.MapFS{"x.shp": {Data: shp}, "x.dbf": {Data: dbf}}}
	f, err := folder.Open("x.shp")
	if err != nil {
		t.Fatal(err)
	}
	r := Read(f, "x.shp", Options{Beside: folder, Path: "x.shp"})
	if len(r.Problems) != 1 || r.Problems[0].What != "the file holds more than 256 MB" {
		t.Error(r.Problems)
	}
}
