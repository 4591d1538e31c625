/** What only a fault of the test can cause (a field that the SDK's model lacks, a filter the endpoint does not know): never retried, never silent. */
export class TestMistake extends Error {
  override readonly name = 'TestMistake';
}
