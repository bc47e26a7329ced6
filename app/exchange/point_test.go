package exchange

import (
	"strings"
	"testing"
)

func TestCoordinatesAreReadOrRefusedByTheirCell(t *testing.T) {
	const readable = "is no point that is read, write latitude"
	for _, c := range []struct{ columns, cells, want string }{
		{"lat,lon", "081530N,0130530E", "8.2583333|13.0916667"},
		{"lat,lon", "0815N,01305E", "8.25|13.0833333"},
		{"lat,lon", "N0815.5,W01305.25", "8.2583333|-13.0875"},
		{"lat,lon", "S081530,W0130530", "-8.2583333|-13.0916667"},
		{"lat,lon", "0130530E,081530N", "8.2583333|13.0916667"},
		{"lat,lon", "142500,-5.99", "lat “142500” is beyond 90 degrees, write degrees from -90 to 90"},
		{"lat,lon", "0081530N,0130530E", "lat “0081530N” is not a decimal number, write decimal degrees, negative for south and west"},
		{"lat,lon", "081530N,130530E", "lat: lon “130530E” is not a decimal number"},
		{"lat,lon", "14 1530N,5.99W", "lat “14 1530N” is not a decimal number"},
		{"lat,lon", "086099N,0130530E", "lat “086099N” is not a decimal number"},
		{"lat,lon", "120 30 00,5 59 24", "lat “120 30 00” is beyond 90 degrees, see whether"},
		{"lat,lon", "\"14,25\",", "lat and lon are not both filled"},
		{"lat,lon", "Alvar,", "the cell of lat, “Alvar”, " + readable},
		{"coordinates,x", "\"14°15'00\"\"N 5°59'24\"\"W\",", "14.25|-5.99"},
		{"coordinates,x", "\"N 14°15'00\"\" W 5°59'24\"\"\",", "14.25|-5.99"},
		{"coordinates,x", "\"14,25; -5,99\",", "14.25|-5.99"},
		{"coordinates,x", "\"14,25, -5,99\",", "14.25|-5.99"},
		{"coordinates,x", "\"(14.25, -5.99)\",", "14.25|-5.99"},
		{"coordinates,x", "081530N 0130530E,", "8.2583333|13.0916667"},
		{"coordinates,x", "14.25N5.99W,", "14.25|-5.99"},
		{"coordinates,x", "30PTB7790077700,", "15.165689|-5.067109"},
		{"coordinates,x", "near Alvar,", "the cell of coordinates, “near Alvar”, " + readable},
		{"coordinates,x", "\"1,2,3\",", "the cell of coordinates, “1,2,3”, " + readable},
		{"coordinates,x", "\"120 30 00, 5 59 24\",", "the cell of coordinates, “120 30 00, 5 59 24”, " + readable},
	} {
		r := readText(t, "id,date,country,"+c.columns+",remark,colour\na,2021-03-04,Mali,"+c.cells+",x,y\n")
		got := strings.TrimSpace(cells(r, "lat", "lon"))
		if len(r.Problems.Errors()) > 0 {
			got = r.Problems[0].What + ", " + r.Problems[0].Hint
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s is %q, want %q", c.cells, got, c.want)
		}
	}
}
