//! The small types: what they accept, how they are written, what they show.
#![allow(clippy::unwrap_used)]

use child_progress::{
    AtLeastOne, AttainmentConvention, Code, Count, Date, Digest, ExtensionKey, Extensions, Fault, FormatVersion, Goal,
    GoalId, Invalid, Lang, List, Moment, Name, Number, PartialDate, Role, Text, Uri, When, Wording, Words, vocabulary,
};

fn fault<T>(result: Result<T, Invalid>) -> Fault {
    result.map(|_| ()).unwrap_err().fault()
}

#[test]
fn a_date_is_a_day_of_the_calendar_in_one_spelling() {
    let date: Date = "2024-02-29".parse().unwrap();
    assert_eq!((date, date.to_string()), (Date::new(2024, 2, 29).unwrap(), "2024-02-29".to_owned()));
    assert_eq!(time::Date::from(date).ordinal(), 60);
    for refused in
        ["2026-02-29", "2100-02-29", "2026-04-31", "2026-4-01", "1899-12-31", "2200-01-01", "2026-09-14 ", "٢٠٢٦-09-14"]
    {
        assert_eq!(fault(refused.parse::<Date>()), Fault::Date, "{refused}");
    }
    assert_eq!(fault(Date::try_from(time::Date::MIN)), Fault::Date);
}

#[test]
fn a_partial_date_spans_what_it_can_mean() {
    for (text, earliest, latest) in [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2026-09-14", "2026-09-14", "2026-09-14"),
    ] {
        let date: PartialDate = text.parse().unwrap();
        assert_eq!(date.to_string(), text);
        assert_eq!(date.earliest().to_string(), earliest);
        assert_eq!(date.latest().to_string(), latest);
    }
    assert_eq!(PartialDate::month(2026, 9).unwrap(), "2026-09".parse().unwrap());
    assert_eq!(PartialDate::year(2026).unwrap(), "2026".parse().unwrap());
    assert_eq!(fault(PartialDate::month(2026, 13)), Fault::Date);
}

#[test]
fn a_moment_is_written_as_it_was_read() {
    for text in [
        "2026-09-14T12:30:00Z",
        "2026-09-14T12:30:00+00:00",
        "2026-09-14T12:30:00.000Z",
        "2026-09-14T00:00:00.120-00:30",
        "2026-09-14T23:59:59.999999999+14:59",
    ] {
        assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
    }
    for refused in [
        "2026-09-14t12:30:00z",
        "2026-09-14 12:30:00Z",
        "2026-09-14T12:30Z",
        "2026-09-14T24:00:00Z",
        "2026-09-14T12:30:60Z",
        "2026-09-14T12:30:00",
        "2026-09-14T12:30:00-00:00",
        "2026-09-14T12:30:00.Z",
        "2026-09-14T12:30:00.1234567890Z",
        "2026-09-14T12:30:00+15:00",
        "2026-09-14T12:30:00+01:60",
    ] {
        assert_eq!(fault(refused.parse::<Moment>()), Fault::Date, "{refused}");
    }
    let at = "2026-09-14T12:30:00.120+01:00".parse::<Moment>().unwrap().get();
    assert_eq!(Moment::try_from(at).unwrap().to_string(), "2026-09-14T12:30:00.12+01:00");
    assert_eq!("2026-09-14T23:30:00-05:00".parse::<When>().unwrap().latest().to_string(), "2026-09-14");
}

#[test]
fn a_number_is_finite_bounded_and_written_whole_where_it_is_whole() {
    let written = |number: f64| serde_json::to_string(&Number::new(number).unwrap()).unwrap();
    assert_eq!([written(3.0), written(-0.0), written(0.1), written(1e15)], ["3", "0", "0.1", "1000000000000000"]);
    for refused in [f64::NAN, f64::INFINITY, 1.1e15] {
        assert_eq!(fault(Number::new(refused)), Fault::Range);
    }
    let count = |text: &str| serde_json::from_str::<Count>(text).map(Count::get).ok();
    assert_eq!([count("12"), count("12.0"), count("-0"), count("1e2")], [Some(12), Some(12), Some(0), Some(100)]);
    assert_eq!([count("1.5"), count("-1"), count("2147483648"), count("\"1\"")], [None; 4]);
}

#[test]
fn texts_count_characters_and_are_not_blank() {
    assert!(Name::new("😀".repeat(200)).is_ok());
    assert_eq!(fault(Name::new("😀".repeat(201))), Fault::TooLong);
    assert_eq!(fault(Words::new(" \n\t")), Fault::Blank);
    assert_eq!(Words::new("  as it was ").unwrap().as_str(), "  as it was ");
}

#[test]
fn tokens_have_one_spelling() {
    assert!(GoalId::new("a".repeat(64)).is_ok());
    assert_eq!(fault(GoalId::new("-a")), Fault::Id);
    assert_eq!(fault(GoalId::new("a\n")), Fault::Id);
    assert_eq!(fault(Code::new("two words")), Fault::Pattern);
    assert_eq!(fault(Lang::new("en_GB")), Fault::Pattern);
    assert_eq!(fault(Uri::new("no scheme")), Fault::Pattern);
    assert_eq!(fault(Digest::new("sha256:00")), Fault::Pattern);
    assert_eq!(fault(ExtensionKey::new("colour")), Fault::Pattern);
    assert!(ExtensionKey::new("org.example.colour").is_ok());
    assert_eq!(fault(FormatVersion::new("2.0")), Fault::FormatVersion);
    assert!(FormatVersion::new("1.10").is_ok());
}

#[test]
fn a_list_outside_its_bounds_is_neither_read_nor_written() {
    let wording = Wording::new("w".try_into().unwrap());
    let mut goal = Goal::new("g".try_into().unwrap(), AtLeastOne::of(wording.clone()));
    assert!(serde_json::to_string(&goal).is_ok());
    goal.wordings.clear();
    assert!(serde_json::to_string(&goal).unwrap_err().to_string().contains("too few"));
    assert_eq!(fault(AtLeastOne::<Count>::try_from(vec![])), Fault::TooFew);
    goal.wordings = AtLeastOne::of(wording);
    goal.alongside = std::iter::repeat_n("m".try_into().unwrap(), 1001).collect::<List<_>>();
    assert!(serde_json::to_string(&goal).unwrap_err().to_string().contains("too many"));
}

#[test]
fn debug_shows_no_words() {
    let mut extensions = Extensions::new();
    extensions.insert("org.example.marker".try_into().unwrap(), "marker".into());
    let shown = format!(
        "{:?} {:?} {:?} {:?} {:?}",
        Text::try_from("marker").unwrap(),
        Name::new("marker").unwrap(),
        Role::new("marker").unwrap(),
        extensions,
        Uri::new("https://example.org/marker").unwrap(),
    );
    assert!(!shown.contains("marker"), "{shown}");
    assert!(shown.contains("6 characters"));
    assert_eq!(format!("{:?}", Role::Teacher), "Role(teacher)");
}

#[test]
fn an_open_vocabulary_keeps_a_code_it_does_not_know() {
    assert_eq!(Role::new("teacher").unwrap(), Role::Teacher);
    let own = Role::new("lunchtime-supervisor").unwrap();
    assert!(!own.is_known() && own.label().is_none());
    assert_eq!(serde_json::to_string(&own).unwrap(), "\"lunchtime-supervisor\"");
    assert_eq!(vocabulary::find("dfe-sen-type").unwrap().find("BESD").unwrap().replaced_by, Some("SEMH"));
}

#[test]
fn goal_attainment_conventions_know_their_levels() {
    assert_eq!(AttainmentConvention::SixLevels.values(), [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0]);
    assert_eq!(AttainmentConvention::StartAtMinusOne.start(), Some(-1.0));
    assert!(AttainmentConvention::Light.values().contains(&-0.5));
    assert!(AttainmentConvention::new("our-own").unwrap().values().is_empty());
}
