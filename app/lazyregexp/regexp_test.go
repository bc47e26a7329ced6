package lazyregexp

import (
	"slices"
	"testing"
)

func TestMethodsAreThoseOfTheExpression(t *testing.T) {
	r := New(`(\d)(\pL)`)
	const text = "a 1b 2c"
	if r.String() != `(\d)(\pL)` || !r.MatchString(text) || r.MatchString("a b") || !r.Match([]byte(text)) {
		t.Error("it matches something else")
	}
	for name, c := range map[string]struct{ got, want []string }{
		"FindString":           {[]string{r.FindString(text)}, []string{"1b"}},
		"FindStringSubmatch":   {r.FindStringSubmatch(text), []string{"1b", "1", "b"}},
		"FindAllString":        {r.FindAllString(text, -1), []string{"1b", "2c"}},
		"FindAllString, one":   {r.FindAllString(text, 1), []string{"1b"}},
		"FindSubmatch":         {[]string{string(r.FindSubmatch([]byte(text))[2])}, []string{"b"}},
		"second submatch":      {r.FindAllStringSubmatch(text, -1)[1], []string{"2c", "2", "c"}},
		"ReplaceAllString":     {[]string{r.ReplaceAllString(text, "$2$1")}, []string{"a b1 c2"}},
		"ReplaceAllStringFunc": {[]string{r.ReplaceAllStringFunc(text, func(s string) string { return s + s })}, []string{"a 1b1b 2c2c"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %q, want %q", name, c.got, c.want)
		}
	}
	for name, c := range map[string]struct{ got, want []int }{
		"FindStringIndex":            {r.FindStringIndex(text), []int{2, 4}},
		"FindStringSubmatchIndex":    {r.FindStringSubmatchIndex(text), []int{2, 4, 2, 3, 3, 4}},
		"second index":               {r.FindAllStringIndex(text, -1)[1], []int{5, 7}},
		"second index of submatches": {r.FindAllStringSubmatchIndex(text, -1)[1], []int{5, 7, 5, 6, 6, 7}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

func TestAWrongExpressionIsFoundInATest(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it is taken")
		}
	}()
	New(`(`)
}
