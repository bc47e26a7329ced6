// fold gives the form in which text is compared: fold.go says what it takes away.
const fold = (() => {
  const plain = new Map(Object.entries(PLAIN));
  const zeros = ZEROS;
  const folded = new Map();
  const is = (property) => new RegExp(`^[${property}]$`, "u");
  const space = is("\\p{White_Space}");
  const invisible = is("\\p{Cf}\\p{Cc}\\p{Default_Ignorable_Code_Point}");
  const mark = is("\\p{Mn}\\p{Me}");
  const accented = is("ACCENTED");
  const dash = is("\\p{Dash}");

  const expand = (c) => {
    if (plain.has(c)) return plain.get(c);
    if (space.test(c)) return " ";
    if (invisible.test(c) || (mark.test(c) && accented.test(c) && !"VOICED".includes(c))) return "";
    if (dash.test(c)) return "-";
    const digit = zeros.map((zero) => c.codePointAt(0) - zero).find((d) => d >= 0 && d < 10);
    if (digit !== undefined) return String(digit);
    const form = [c.normalize("NFKD"), c.toLowerCase()].find((form) => form !== c);
    return form === undefined ? c : [...form].map(expand).join("");
  };
  const remembered = (c) => {
    if (!folded.has(c)) folded.set(c, expand(c));
    return folded.get(c);
  };
  return (text) => [...text].map(remembered).join("").normalize("NFC").replace(/ +/g, " ").trim();
})();
