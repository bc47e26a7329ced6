package refresh

import "testing"

func TestValuesBecomeCells(t *testing.T) {
	const (
		kabul    = "0101000020E6100000CDCCCCCCCC4C5140E17A14AE47414140" // POINT(69.2 34.51), SRID 4326
		kabulBig = "0020000001000010E640514CCCCCCCCCCD40414147AE147AE1"
		plain    = "0101000000CDCCCCCCCC4C5140E17A14AE47414140"
		high     = "01010000A0E6100000CDCCCCCCCC4C5140E17A14AE474141400000000000405940"
		empty    = "0101000020E6100000000000000000F87F000000000000F87F"
		web      = "0101000020110F0000CDCCCCCCCC4C5140E17A14AE47414140"
		line     = "0102000020E610000000000000"
	)
	for _, one := range []struct{ name, typeName, category, value, want, wrong string }{
		{"date", "date", "D", "2024-03-22", "2024-03-22", ""},
		{"date", "timestamp", "D", "2024-03-22 19:55:01.5", "2024-03-22", ""},
		{"DATE_END", "timestamptz", "D", "2024-03-22 19:55:00+00", "2024-03-22", ""},
		{"date", "timestamp", "D", "infinity", "infinity", ""},
		{"date", "timestamp", "D", "0044-03-15 12:00:00 BC", "0044-03-15 12:00:00 BC", ""},
		{"entered", "timestamptz", "D", "2024-03-22 19:55:00+00", "2024-03-22 19:55:00+00", ""},
		{"killed", "numeric", "N", "145.00", "145", ""},
		{"killed", "numeric", "N", "1500", "1500", ""},
		{"killed", "numeric", "N", "NaN", "NaN", ""},
		{"lat", "float8", "N", "1.5e-05", "0.000015", ""},
		{"lat", "float4", "N", "-34.5", "-34.5", ""},
		{"sure", "bool", "B", "t", "true", ""},
		{"sure", "bool", "B", "f", "false", ""},
		{"sources", "_text", "A", "{}", "", ""},
		{"sources", "_text", "A", "{un-2023,bbc}", "un-2023;bbc", ""},
		{"sources", "_text", "A", `{un-2023,NULL,"a, \"b\"",c}`, `un-2023;a, "b";c`, ""},
		{"sources", "_int4", "A", "{{1,2},{3,4}}", "1;2;3;4", ""},
		{"kind", "tactic", "E", "suicide bombing", "suicide bombing", ""},
		{"note", "text", "S", "one\r\ntwo\rthree\r\r\n", "one\ntwo\rthree\n", ""},
		{"geom", "geometry", "U", kabul, "34.51 69.2", ""},
		{"geom", "geometry", "U", kabulBig, "34.51 69.2", ""},
		{"geog", "geography", "U", plain, "34.51 69.2", ""},
		{"geom", "geometry", "U", high, "34.51 69.2", ""},
		{"geom", "geometry", "U", empty, " ", ""},
		{"geom", "geometry", "U", web, "", "the geometry is in SRID 3857, select ST_Transform(…, 4326) instead"},
		{"geom", "geometry", "U", line, "", "the geometry is no point, select ST_PointOnSurface(…) instead"},
		{"geom", "geometry", "U", kabul[:30], "", "the geometry can't be read"},
		{"geom", "geometry", "U", "01", "", "the geometry can't be read"},
		{"geom", "geometry", "U", "POINT(1 2)", "", "the geometry can't be read"},
	} {
		f := newField(one.name, one.typeName, one.category)
		cells := make([]string, len(f.columns))
		err := f.cells(one.value, cells)
		got := cells[0]
		if len(cells) == 2 {
			got += " " + cells[1]
		}
		switch {
		case one.wrong != "" && (err == nil || err.Error() != one.wrong):
			t.Errorf("%s %s is %v, want %q", one.typeName, one.value, err, one.wrong)
		case one.wrong == "" && (err != nil || got != one.want):
			t.Errorf("%s %s of %s is %q, %v; want %q", one.typeName, one.value, one.name, got, err, one.want)
		}
	}
}

func FuzzPointsAreReadOrRefused(f *testing.F) {
	f.Add("0101000020E6100000CDCCCCCCCC4C5140E17A14AE47414140")
	f.Add("01020000")
	f.Fuzz(func(t *testing.T, value string) {
		cells := make([]string, 2)
		if err := point(value, cells); err != nil && cells[0]+cells[1] != "" {
			t.Errorf("what is refused gave %q", cells)
		}
	})
}
