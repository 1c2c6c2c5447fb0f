"""A Spark job that validates progress records: `job.py COMMAND OUT FILE…`. The files are NDJSON, and each is one partition.
The findings become a table; counts per code, totals and findings are written to the folder OUT."""

import json
import shlex
import sys
import time

from pyspark.sql import SparkSession

FINDING = "file string, line int, code string, severity string, pointer string, message string"


def lines_of(spark, files):
    """The lines of the files, in a partition a file: the lines of a partition then count like those of its file."""
    spark.sparkContext._jsc.hadoopConfiguration().set("mapreduce.input.fileinputformat.split.minsize", str(2**62))
    return spark.sparkContext.union([spark.sparkContext.textFile(file, 1) for file in files])


def validate(lines, command):
    """What the command prints, partition by partition. It ends with 1 where a record is invalid, which is no failure of
    the job; with 2 where it could not run, which is."""
    run = f"{shlex.quote(command)} validate --lines --format json -; [ $? -lt 2 ]"
    return lines.pipe(f"sh -c {shlex.quote(run)}", checkCode=True)


def main(command, out, *files):
    spark = SparkSession.builder.appName("child-progress").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    lines = lines_of(spark, files)
    start = time.monotonic()

    def named(partition, results):
        return ((files[partition], json.loads(result)) for result in results)

    results = validate(lines, command).mapPartitionsWithIndex(named).cache()
    findings = spark.createDataFrame(
        results.flatMap(
            lambda named: [
                (named[0], named[1]["line"], *(finding.get(part) for part in ("code", "severity", "pointer", "message")))
                for finding in named[1].get("findings", [])
            ]
        ),
        FINDING,
    )
    codes = findings.groupBy("code", "severity").count().orderBy("severity", "code")
    codes.show(100, truncate=False)
    totals = results.filter(lambda named: "counts" in named[1]).map(lambda named: named[1]["counts"])
    totals = totals.reduce(lambda one, other: {name: one[name] + other[name] for name in one})
    seconds = time.monotonic() - start
    codes.coalesce(1).write.json(f"{out}/codes")
    findings.write.json(f"{out}/findings")
    print(json.dumps({"totals": totals, "partitions": lines.getNumPartitions(), "seconds": seconds}))
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
