package deck

import "testing"

func TestSentencesDoNotEndAtAbbreviations(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en-GB", "The plan was approved by Gen. Smith in Kabul. It failed.", "The plan was approved by Gen. Smith in Kabul."},
		{"en-GB", "The numbers were given by Wrack et al. Nobody denies them.", "The numbers were given by Wrack et al. Nobody denies them."},
		{"en-GB", "The numbers were given by Wrack et al. They are denied.", "The numbers were given by Wrack et al."},
		{"en-GB", "The first bomb went off at 4 p.m. Kabul time in the market. It killed ten.", "The first bomb went off at 4 p.m. Kabul time in the market."},
		{"en-GB", "The first bomb went off in the market at 4 p.m. The second followed.", "The first bomb went off in the market at 4 p.m."},
		{"en-GB", "The court will hear the case on Jan. 5 in Moscow. It may close.", "The court will hear the case on Jan. 5 in Moscow."},
		{"en-GB", "The court will not hear the case before Jan. The reason is plain.", "The court will not hear the case before Jan."},
		{"en-GB", "The report says so in No. 5 of the annex. It is wrong.", "The report says so in No. 5 of the annex."},
		{"en-GB", "Asked for money, the governor always said no. He said it twice.", "Asked for money, the governor always said no."},
		{"en-GB", "The officers of the U.S. Department of State read it. Yes.", "The officers of the U.S. Department of State read it."},
		{"en-GB", "The report was read in the whole of the U.S. It had no effect.", "The report was read in the whole of the U.S."},
		{"en-GB", "The ground was given by B. Russell and e.g. Moore. Others differ.", "The ground was given by B. Russell and e.g. Moore."},
		{"en-GB", "\u201cThe group will strike again in the city.\u201d So he said.", "\u201cThe group will strike again in the city.\u201d"},
		{"en-GB", "The group has struck three markets (see p. 4). \u201cMore will come.\u201d", "The group has struck three markets (see p. 4)."},
		{"de", "Der Anschlag folgte am 3. M\u00e4rz in Kabul auf dem Markt. Er t\u00f6tete zehn.", "Der Anschlag folgte am 3. M\u00e4rz in Kabul auf dem Markt."},
		{"de-AT", "Die Gruppe nannte z.B. Kabul und auch Kerman als Ziel. Das ist neu.", "Die Gruppe nannte z.B. Kabul und auch Kerman als Ziel."},
		{"fr", "Le chef du groupe a rencontr\u00e9 M. Dupont \u00e0 Kaboul. Il a parl\u00e9.", "Le chef du groupe a rencontr\u00e9 M. Dupont \u00e0 Kaboul."},
		{"es", "El jefe del grupo habl\u00f3 con el Sr. P\u00e9rez en Kabul. Fue ayer.", "El jefe del grupo habl\u00f3 con el Sr. P\u00e9rez en Kabul."},
	} {
		if got := sentencesOf(c.lang).first(c.text); got != c.want {
			t.Errorf("%s: %q ends\n%q, want\n%q", c.lang, c.text, got, c.want)
		}
	}
}
