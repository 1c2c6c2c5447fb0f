//! The published schemas are those of the types.

use child_progress::schema::SCHEMAS;

#[test]
fn published_schemas_are_those_of_the_types() {
    for schema in SCHEMAS {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(schema.file_name);
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::write(&path, schema.generate()).unwrap();
        }
        let published: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let generated: serde_json::Value = serde_json::from_str(&schema.generate()).unwrap();
        assert!(published == generated, "{} is not what the types say; run with UPDATE_SCHEMAS=1", schema.file_name);
    }
}
