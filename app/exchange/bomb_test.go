package exchange

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFilesThatAreTooLargeAreRefusedInTime(t *testing.T) {
	long := strings.Repeat("x", maxRow+1<<20)
	sheet := func(text string) []byte {
		return zipOf(t, map[string][]byte{"xl/workbook.xml": []byte("<workbook/>"), "xl/worksheets/sheet1.xml": []byte(text)})
	}
	var random bytes.Buffer // which packs badly
	for i := range 3 << 20 {
		random.WriteString(hash(string(rune(i)) + "x")[:8])
	}
	for name, c := range map[string]struct{ text, want string }{
		"cell without end": {"when,place\n2021,\"" + long, "a row does not end within 16 MB"},
		"object":           {`[{"a":"` + long + `"}]`, "an object is larger than 16 MB"},
		"Placemark":        {"<kml><Placemark><name>" + long, "a Placemark is larger than 16 MB"},
		"repeated rows":    {string(sheet(strings.Repeat("<row><c/></row>", 2<<20))), "the same over and over"},
		"cell of a sheet":  {string(sheet("<c>" + random.String())), "a cell of the workbook is longer"},
	} {
		r := read(t, fstest.MapFS{"x": {Data: []byte(c.text)}}, "x", Options{})
		if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, c.want) {
			t.Errorf("%s: %.300v, want %s", name, r.Problems, c.want)
		}
	}
}
