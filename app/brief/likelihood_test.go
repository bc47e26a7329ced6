package brief

import "testing"

func TestWordsOfOneScaleAreNotMappedToAnother(t *testing.T) {
	tests := []struct {
		scale     Scale
		word      string
		low, high int
		ok        bool
	}{
		{ICD203, "likely", 55, 80, true},
		{ICD203, "Probable", 55, 80, true},
		{ICD203, "nearly certain", 95, 99, true},
		{ICD203, "realistic possibility", 0, 0, false},
		{ICD203, "highly likely", 0, 0, false},
		{PHIA, "likely", 55, 75, true},
		{PHIA, "realistic possibility", 40, 50, true},
		{PHIA, "roughly even chance", 0, 0, false},
		{PHIA, "", 0, 0, false},
	}
	for _, test := range tests {
		l, ok := test.scale.Likelihood(test.word)
		if ok != test.ok || l.Low != test.low || l.High != test.high {
			t.Errorf("%q on %v is %v, %v", test.word, test.scale, l, ok)
		}
	}
	for _, scale := range []Scale{ICD203, PHIA} {
		for i, l := range scale.Words() {
			if same, ok := scale.Likelihood(l.Word); !ok || same != l || l.Band != i+1 {
				t.Errorf("step %d of %v is %v", i+1, scale, l)
			}
		}
	}
}
