package schemas

// Word is an entry of a closed vocabulary with a line of meaning.
type Word struct{ Name, Doc string }

// Vocabularies are the closed sets of values, by the name that a column's words tag gives.
// A column with a words tag holds null, nothing else than these, or (a list) only these.
var Vocabularies = map[string][]Word{
	"zones": {
		{"headline", "the title"}, {"kicker", "the line above the title (引题)"}, {"subhead", "a line below the title (副题), or a heading inside the body"},
		{"byline", "who wrote it and for whom, on its own line or before the lead"}, {"body", "the text itself"}, {"credit", "credits, editors and notes at the end"},
	},
	"figure_kinds": {
		{"money", "an amount of a currency"}, {"count", "things counted, with their measure word"}, {"measure", "a physical quantity or index points"},
		{"multiple", "倍, 翻一番"}, {"rank", "第N, 居首位"}, {"duration", "a length of time"}, {"age", "years of life"}, {"score", "3:1, two sides"},
	},
	"modifiers": {
		{"exact", "as printed"}, {"about", "约, 大约, 左右, 上下"}, {"near_below", "近, 接近, 将近"}, {"over", "超, 逾, 多, 余, 大于, 突破"}, {"under", "低于, 不足, 不到, 小于"},
		{"at_least", "不少于, 至少, 以上"}, {"at_most", "不超过, 以内, 以下, 至多"}, {"range", "between value_low and value_high"},
	},
	"percentage_units": {{"percent", "%, 成, 折"}, {"percentage_point", "百分点"}, {"permille", "‰"}, {"basis_point", "基点"}},
	"date_kinds": {
		{"date", "a day"}, {"month", "a month"}, {"quarter", "a quarter"}, {"half_year", "a half of a year"}, {"year", "a year"},
		{"period", "any other span: 旬, 初, 末, ranges, plans, seasons, holidays"}, {"time", "a time of day"}, {"vague", "目前, 近日"}, {"set", "每年, 按季"},
	},
	"anchors": {
		{"reference_date", "the article's reference date"}, {"previous_date", "a date said before"}, {"sentence", "another date of the sentence"}, {"none", "nothing was needed, or nothing was there"},
	},
	"organization_kinds": {
		{"government", "government bodies, people's congresses, the central bank, leading groups"}, {"party", "party bodies"}, {"company", "companies"}, {"finance", "banks, insurers, funds, exchanges"},
		{"school", "schools and universities"}, {"hospital", "hospitals and health centres"}, {"association", "societies, chambers, federations"}, {"media", "papers, agencies, stations, sites"},
		{"military", "armed forces"}, {"court", "courts and procuratorates"}, {"international", "international bodies"}, {"research", "institutes and laboratories"}, {"sports", "teams, clubs, leagues"}, {"other", "any other"},
	},
	"canonical_sources": {{"text", "the mention itself"}, {"article", "another mention or the place of the article"}, {"lexicon", "a list"}},
	"fact_kinds": {
		{"level", "an amount as it stands"}, {"change", "up or down by an amount or a rate"}, {"share", "a part of a whole"}, {"multiple", "so many times something"},
		{"difference", "apart from something by an amount"}, {"rank", "a place in an order"}, {"count", "things counted"},
	},
	"value_tables": {{"figures", "value_id is a figure_id"}, {"percentages", "value_id is a percentage_id"}},
	"directions":   {{"up", "more than before"}, {"down", "less than before"}, {"flat", "as before"}},
	"comparisons": {
		{"yoy", "with the same period a year before (同比)"}, {"qoq", "with the quarter before"}, {"mom", "with the month before (环比)"}, {"ytd", "with the start of the year (较年初)"},
		{"vs_base", "with a named point in time"}, {"vs_peer", "with another thing"},
	},
	"period_kinds": {{"point", "a day"}, {"interval", "over the period"}, {"cumulative", "up to its end"}, {"vague", "not on the calendar"}},
	"modalities": {
		{"actual", "it is so"}, {"target", "wanted or planned"}, {"limit", "the most or least allowed"}, {"rule", "so by a rule or definition"}, {"estimate", "expected or forecast"},
	},
	"inferred": {
		{"property", "property was taken from outside the evidence"}, {"entity", "entity was"}, {"place", "place was"}, {"period", "period was"},
		{"comparison", "comparison is unsaid"}, {"direction", "direction is unsaid"}, {"source", "source was"}, {"base", "base was"},
	},
	"publish_date_sources":   {{"metadata", "a field of the record or page"}, {"text", "the text's own dateline"}, {"filename", "the file's name"}, {"option", "--reference-date"}},
	"reference_date_sources": {{"publish_date", "the article's publish date"}, {"text", "the newest plausible day of the article"}, {"file", "the newest plausible day of the file's articles"}, {"option", "--reference-date"}},
	"formats":                {{"txt", "plain text"}, {"html", "a web page"}, {"jsonl", "JSON, a record a line"}, {"json", "one JSON value"}, {"csv", "comma or tab separated"}, {"parquet", "Apache Parquet"}, {"warc", "a web archive"}},
	"compressions":           {{"none", ""}, {"gzip", ""}, {"zstd", ""}, {"bzip2", ""}, {"xz", ""}, {"zip", ""}, {"tar", ""}},
	"encoding_sources":       {{"bom", "a byte order mark"}, {"header", "a transport header"}, {"meta", "the page's own declaration"}, {"detected", "the bytes"}, {"option", "--encoding"}},
	"statuses":               {{"ok", "all of it was read"}, {"partial", "some of it is in quarantine"}, {"failed", "none of it was read"}},
	"stages":                 {{"open", ""}, {"decompress", ""}, {"decode", ""}, {"parse", ""}, {"split", ""}, {"extract", ""}, {"write", ""}},
	"flags": {
		{"truncated", "evidence was cut at its longest allowed length"}, {"negated", "the statement is denied (并未达到)"}, {"rumoured", "the statement is reported as rumour"},
		{"conditional", "under a condition (若…将…)"}, {"question", "inside a question"}, {"quoted", "inside a quotation"}, {"unit_inferred", "the unit is not printed (投资3000万)"},
		{"year_inferred", "the year was not printed"}, {"lunar", "converted from the lunar calendar"}, {"from_lexicon", "found by the user's own list"},
	},
	"warnings": {
		{"no_title", "no headline was found"}, {"no_date", "nothing gives a publish date"}, {"short", "the body has fewer than 50 characters"}, {"continued_from", "上接: the beginning stands elsewhere"},
		{"continued_on", "下转: the end stands elsewhere"}, {"bad_characters", "the text holds U+FFFD"}, {"long", "longer than a million characters"}, {"not_chinese", "fewer than a tenth of the characters are Chinese"},
		{"date_conflict", "the page shows several publish dates"}, {"no_body", "no body text was found"},
	},
	"quarantine_codes": {
		{"unreadable", "the file cannot be opened or read"}, {"empty", "the file holds no text"}, {"binary", "the content is of no known text format"}, {"bad_compression", "the compressed stream is broken"},
		{"bomb", "the compression ratio is past the limit"}, {"bad_encoding", "the bytes are of no known encoding"}, {"bad_json", "the line is no JSON object"}, {"bad_record", "the record cannot be read"},
		{"no_text", "the record has no text field"}, {"too_large", "past the size limit"}, {"bad_html", "the page cannot be parsed"}, {"bad_parquet", "the Parquet file cannot be read"},
		{"bad_warc", "the web archive is broken"}, {"nested_archive", "an archive inside an archive"}, {"unsafe_path", "a member's path leaves its archive"}, {"link", "a symbolic link that leaves its root, or a link or device in an archive"}, {"panic", "a fault of the program in this article"}, {"timeout", "took longer than allowed"},
	},
}

// Allowed tells whether a vocabulary has a word.
func Allowed(vocabulary, word string) bool {
	for _, w := range Vocabularies[vocabulary] {
		if w.Name == word {
			return true
		}
	}
	return false
}
