//! What reading, checking, progress, writing and the schema cost, by the size of the record. `cargo bench --bench work`
//!
//! These are times, for comparing one state of the code with another on one machine. What a document costs as a multiple of
//! finding its end, which can be compared between machines, is in `read.rs`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod observed;

use std::hint::black_box;
use std::io;

use child_progress::{
    CheckOptions, Lines, ProgressOptions, ReadOptions, check, progress, read_str, schema, write_line,
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use observed::document;

/// How many observations the records have.
const SIZES: [usize; 3] = [2, 30, 600];

fn by_size(criterion: &mut Criterion) {
    for observations in SIZES {
        let text = document(observations).to_string();
        let record = read_str(&text).unwrap();
        let mut group = criterion.benchmark_group(format!("{observations} observations"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("read", |bencher| bencher.iter(|| read_str(black_box(&text)).unwrap()));
        group.bench_function("check", |bencher| bencher.iter(|| check(black_box(&record), &CheckOptions::new())));
        group.bench_function("read and check", |bencher| {
            bencher.iter(|| check(&read_str(black_box(&text)).unwrap(), &CheckOptions::new()));
        });
        group.bench_function("progress", |bencher| {
            bencher.iter(|| progress(black_box(&record), &ProgressOptions::new()));
        });
        group.bench_function("write", |bencher| bencher.iter(|| write_line(black_box(&record), io::sink()).unwrap()));
    }
}

fn stream(criterion: &mut Criterion) {
    let line = document(30).to_string() + "\n";
    let text = line.repeat(200);
    let mut group = criterion.benchmark_group("stream of 200 records");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    let work = |line: child_progress::Line<'_>| {
        let record = line.read(&ReadOptions::strict()).unwrap().record;
        check(&record, &CheckOptions::new()).is_valid()
    };
    group.bench_function("one after the other", |bencher| {
        bencher.iter(|| Lines::new().each(text.as_bytes(), work, |_| Ok::<_, io::Error>(())).unwrap());
    });
    #[cfg(feature = "parallel")]
    for jobs in [1, 2] {
        let jobs = std::num::NonZeroUsize::new(jobs).unwrap();
        group.bench_with_input(criterion::BenchmarkId::new("jobs", jobs), &jobs, |bencher, jobs| {
            let take = |_| Ok::<_, io::Error>(());
            bencher.iter(|| Lines::new().each_in_parallel(*jobs, text.as_bytes(), work, take).unwrap());
        });
    }
}

fn schemas(criterion: &mut Criterion) {
    let record = schema::PublishedSchema::find("progress-record").unwrap();
    criterion.bench_function("schema of the record", |bencher| bencher.iter(|| record.generate()));
    criterion.bench_function("OpenAPI document", |bencher| bencher.iter(schema::generate_openapi));
}

criterion_group!(all, by_size, stream, schemas);
criterion_main!(all);
