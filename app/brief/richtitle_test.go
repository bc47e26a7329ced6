package brief

import "testing"

func TestTitlesAreReadAsOtherProgramsMarkThem(t *testing.T) {
	for text, want := range map[string]string{
		"Plain":                              "Plain",
		"The rise of <i>Dabiq</i> & more":    "The rise of [Dabiq] & more",
		"The rise of *Dabiq*, again":         "The rise of [Dabiq], again",
		"The rise of _Dabiq_":                "The rise of [Dabiq]",
		"<em>All</em> of <b>it</b>":          "[All] of it",
		"H<sub>2</sub>O and 10<sup>-6</sup>": "H₂O and 10⁻⁶",
		"H~2~O, 10^-6^ and the n^th^":        "H₂O, 10⁻⁶ and the nth",
		"~20 killed, ~30 hurt, 2 ^ 3":        "~20 killed, ~30 hurt, 2 ^ 3",
		`<span style="font-variant:small-caps;">nato</span> &amp; <span class="nocase">ISIS</span>`: "nato & ISIS",
		`"quoted" and 'single' the 90's`:    "“quoted” and ‘single’ the 90’s",
		`What it's for: "it"`:               "What it’s for: “it”",
		"5 * 3 * 2, snake_case_name, a < b": "5 * 3 * 2, snake_case_name, a < b",
		"a*b and <unknown>c</unknown>":      "a*b and <unknown>c</unknown>",
		"**Bold** and ***both***":           "Bold and [both]",
	} {
		got := ""
		for _, r := range richText(text) {
			if r.Italic {
				got += "[" + r.Text + "]"
			} else {
				got += r.Text
			}
		}
		if got != want {
			t.Errorf("%s\nis read as %s\nwant       %s", text, got, want)
		}
	}
}
