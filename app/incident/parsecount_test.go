package incident

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestCountsAreReadWhereNobodyCanMeanAnother(t *testing.T) {
	for cell, want := range map[string]int32{
		"0": 0, "5": 5, "1200": 1200, "5.0": 5, "12.00": 12, "1200.0": 1200, "0.0": 0, "7.0000": 7,
		"1e3": 1000, "1.2e3": 1200, "1.2E+03": 1200, "3e0": 3, "": Unknown,
	} {
		if got, err := parseCount(cell); err != nil || got != want {
			t.Errorf("%q is read as %d, %v, want %d", cell, got, err, want)
		}
	}
}

func TestAdviceOnCountsNamesNoOtherNumber(t *testing.T) {
	for cell, want := range map[string]string{
		"1,200":           "write 1200, digits alone",
		"1,200.0":         "write 1200, digits alone",
		"12 000":          "write 12000, digits alone",
		"1'200":           "write 1200, digits alone",
		"1.200.000":       "write 1200000, digits alone",
		"5.000":           "a point may part thousands or begin decimals",
		"12.5":            "a number of people is whole",
		"12,5":            "a number of people is whole",
		"1.5e0":           "",
		"1,20":            "a number of people is whole",
		"5 to 7":          "write the lowest figure, 5, in the _low column and the highest, 7, in the _high column",
		"5-7":             "the lowest figure, 5,",
		"5–7":             "the lowest figure, 5,",
		"5 or 6":          "the highest, 6,",
		"between 5 and 7": "the lowest figure, 5,",
		"1,200-1,300":     "the lowest figure, 1200, in the _low column and the highest, 1300,",
		"at least 5":      "write 5 in the _low column",
		"At least 5":      "write 5 in the _low column",
		"5+":              "write 5 in the _low column",
		">=5":             "write 5 in the _low column",
		"≥ 5":             "write 5 in the _low column",
		"up to 9":         "write 9 in the _high column",
		"no more than 9":  "write 9 in the _high column",
		"more than 5":     "the lowest figure that it can be in the _low column",
		"<5":              "or the highest in the _high column",
		"~20":             "write 20 alone",
		"about 1,230":     "write 1230 alone",
		"20?":             "write 20 alone",
		"5 (2 children)":  "write one number",
		"5 of 7":          "write one number",
		"3/4/5":           "write one number",
		"-5":              "never negative",
		"dozens":          "write digits",
		"n/a":             "leave the cell empty",
		"007":             "without leading zeros",
		"5.0.0":           "a number of people is whole",
	} {
		_, err := parseCount(cell)
		m, ok := err.(mistake)
		if !ok || !strings.Contains(m.hint, want) {
			t.Errorf("%q: %v, want advice with %q", cell, err, want)
		}
	}
}

var run = regexp.MustCompile(`[0-9]+`)

// Whatever stands in a cell, what is advised to be written stands in it, its separators apart.
func FuzzAdviceOnCounts(f *testing.F) {
	for _, cell := range []string{"1,200.0", "5 (2 children)", "12.5", "1e3", "5 to 7", "١٢", "1.2.3,4", "0x1f", "5.000", "−5"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		n, err := parseCount(cell)
		if err == nil {
			if n > MaxCount || n < Unknown {
				t.Errorf("%q is read as %d", cell, n)
			}
			return
		}
		m, ok := err.(mistake)
		if !ok {
			t.Fatalf("%q: %v", cell, err)
		}
		if strings.Contains(m.hint, "more than") || strings.Contains(m.what, "is more than") {
			return
		}
		var given []string
		for _, number := range figure.FindAllString(cell, -1) {
			whole, _, _ := strings.Cut(strings.ReplaceAll(number, ",", "."), ".0")
			given = append(given, onlyDigits(number), onlyDigits(whole))
			if n, ok := digitsOf(number); ok {
				given = append(given, n)
			}
		}
		for _, advised := range run.FindAllString(m.hint, -1) {
			if !slices.Contains(given, advised) {
				t.Errorf("%q: %q names %s", cell, m.hint, advised)
			}
		}
	})
}
